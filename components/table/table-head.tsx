'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Tooltip } from '@/components/ui/tooltip'
import { cn } from '@/lib/cn'
import type { Column } from './row'
import { columnClass, edges, headCell } from './table-style'
import type { DataTableState, Sort } from './use-data-table'

type Props = {
  table: DataTableState
  columns: readonly Column[]
  /** The server sorts: the order it used and where each head leads. */
  server?: { sort?: Sort | undefined; sortHrefs?: Record<string, string> | undefined } | undefined
}

type Direction = 'ascending' | 'descending' | undefined

function Arrow({ direction }: { direction: Direction }) {
  if (!direction) return null
  const Icon = direction === 'ascending' ? ArrowUp : ArrowDown
  return <Icon size={12} aria-hidden="true" className="shrink-0" />
}

const control = 'inline-flex min-h-6 items-center gap-1 rounded-sm font-medium text-inherit hover:text-text'

function HeadControl({
  column,
  direction,
  href,
  onSort,
}: {
  column: Column
  direction: Direction
  href: string | undefined
  onSort: (() => void) | undefined
}) {
  const t = useTranslations('table')
  const words = (
    <>
      {column.head}
      <Arrow direction={direction} />
    </>
  )
  const help = column.definition ?? t('sortBy', { column: column.head })
  if (!href && !onSort) {
    if (!column.definition) return words
    return (
      <Tooltip text={help}>
        <button type="button" className={cn(control, 'cursor-help underline decoration-dotted underline-offset-4')}>
          {words}
        </button>
      </Tooltip>
    )
  }
  const dotted = column.definition ? 'underline decoration-dotted underline-offset-4' : ''
  return (
    <Tooltip text={help}>
      {href ? (
        <Link href={href} prefetch={false} scroll={false} className={cn(control, dotted)}>
          {words}
        </Link>
      ) : (
        <button type="button" onClick={onSort} className={cn(control, dotted)}>
          {words}
        </button>
      )}
    </Tooltip>
  )
}

function directionOf(id: string, table: DataTableState, server: Props['server']): Direction {
  if (server) return server.sort?.column === id ? server.sort.direction : undefined
  const sorted = table.getColumn(id)?.getIsSorted()
  return sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined
}

export function TableHead({ table, columns, server }: Props) {
  return (
    <thead>
      <tr>
        {table.getVisibleLeafColumns().map((leaf) => {
          const column = columns.find((one) => one.id === leaf.id)
          if (!column) return null
          const direction = directionOf(leaf.id, table, server)
          return (
            <th
              key={leaf.id}
              scope="col"
              aria-sort={direction}
              className={cn(headCell, columnClass(column), edges, 'py-0')}
            >
              <HeadControl
                column={column}
                direction={direction}
                href={server?.sortHrefs?.[leaf.id]}
                onSort={!server && leaf.getCanSort() ? () => leaf.toggleSorting() : undefined}
              />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
