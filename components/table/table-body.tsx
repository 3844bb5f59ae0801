'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import type { Format } from '@/lib/format'
import { NO_FIGURE } from '@/lib/format/options'
import { useFormat } from '@/lib/i18n/use-format'
import type { Cell, Column, Row } from './row'
import { bodyCell, columnClass, edges } from './table-style'
import type { DataTableState } from './use-data-table'

function shown(cell: Cell | undefined, column: Column, format: Format): ReactNode {
  if (cell === undefined || cell === null) return NO_FIGURE
  if (typeof cell === 'object') return cell.show
  if (typeof cell === 'number') {
    return format.number(cell, column.digits === undefined ? {} : { digits: column.digits })
  }
  return String(cell)
}

function Content({ row, column, first }: { row: Row; column: Column; first: boolean }) {
  const format = useFormat()
  const content = shown(row.cells[column.id], column, format)
  if (!first || !row.href) return content
  return (
    <Link
      href={row.href}
      prefetch={false}
      scroll={false}
      aria-current={row.selected ? 'true' : undefined}
      className="inline-flex min-h-6 items-center text-inherit"
    >
      {content}
    </Link>
  )
}

export function TableBody({ table, columns }: { table: DataTableState; columns: readonly Column[] }) {
  const visible = table.getVisibleLeafColumns().flatMap((leaf) => columns.find((one) => one.id === leaf.id) ?? [])
  return (
    <tbody>
      {table.getRowModel().rows.map(({ original: row, id }) => (
        <tr key={id} className={row.selected ? 'bg-accent-tint' : 'hover:bg-sunken'}>
          {visible.map((column, index) => {
            const look = cn(bodyCell, columnClass(column), edges)
            return index === 0 ? (
              <th
                key={column.id}
                scope="row"
                className={cn(look, 'font-medium', row.selected && 'shadow-[inset_2px_0_var(--accent)]')}
              >
                <Content row={row} column={column} first />
              </th>
            ) : (
              <td key={column.id} className={look}>
                <Content row={row} column={column} first={false} />
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}
