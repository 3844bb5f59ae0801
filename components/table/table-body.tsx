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

function HeadLink({ row, href, children }: { row: Row; href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={row.selected ? 'true' : undefined}
      className="inline-flex min-h-6 items-center text-inherit"
    >
      {children}
    </Link>
  )
}

export function TableBody({ table, columns }: { table: DataTableState; columns: readonly Column[] }) {
  const format = useFormat()
  const visible = table.getVisibleLeafColumns().flatMap((leaf) => columns.find((one) => one.id === leaf.id) ?? [])
  const looks = visible.map((column) => cn(bodyCell, columnClass(column), edges))
  return (
    <tbody>
      {table.getRowModel().rows.map(({ original: row, id }) => (
        <tr key={id} className={row.selected ? 'bg-accent-tint' : 'hover:bg-sunken'}>
          {visible.map((column, index) => {
            const look = looks[index]
            const content = shown(row.cells[column.id], column, format)
            return index === 0 ? (
              <th
                key={column.id}
                scope="row"
                className={cn(look, 'font-medium', row.selected && 'shadow-[inset_2px_0_var(--accent)]')}
              >
                {row.href ? (
                  <HeadLink row={row} href={row.href}>
                    {content}
                  </HeadLink>
                ) : (
                  content
                )}
              </th>
            ) : (
              <td key={column.id} className={look}>
                {content}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}
