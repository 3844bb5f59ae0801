'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { type PageLinks, Pagination } from '@/components/ui/pagination'
import type { Column, Row } from './row'
import { ScrollBox } from './scroll-box'
import { TableBody } from './table-body'
import { TableHead } from './table-head'
import { TableTools } from './table-tools'
import { type Sort, useDataTable } from './use-data-table'

export type DataTableProps = {
  /** Names the table for ears, the export and the filter. */
  title: string
  columns: readonly Column[]
  /** All rows, or with `server` those of one page. */
  rows: readonly Row[]
  sort?: Sort
  /** `none`: a small table without tools. `export`: no filter. */
  tools?: 'full' | 'export' | 'none'
  maxHeight?: number
  /** The server pages: links by cursor, an export of all rows, heads that sort by link. */
  server?: { page?: PageLinks; exportHref?: string; sort?: Sort; sortHrefs?: Record<string, string> }
}

/** Sort, filter, columns, export of every row it claims. Rows are plain data, so server components can pass them. */
export function DataTable({ title, columns, rows, sort, tools = 'full', maxHeight, server }: DataTableProps) {
  const t = useTranslations('table')
  const table = useDataTable({ columns, rows, sort, local: !server })
  const text = String(table.getState().globalFilter ?? '')
  return (
    <div className="min-w-0">
      {tools !== 'none' && (
        <TableTools
          title={title}
          table={table}
          columns={columns}
          filter={tools === 'full' && !server}
          exportHref={server?.exportHref}
        />
      )}
      <ScrollBox title={title} {...(maxHeight ? { maxHeight } : {})}>
        <table className="w-full border-collapse">
          <caption className="sr-only">{title}</caption>
          <TableHead table={table} columns={columns} server={server} />
          <TableBody table={table} columns={columns} />
        </table>
      </ScrollBox>
      {text !== '' && table.getRowModel().rows.length === 0 && (
        <div className="flex items-center gap-2 py-2">
          <span className="text-text-2">{t('noMatch', { text })}</span>
          <Button size="sm" onClick={() => table.setGlobalFilter('')}>
            {t('clearFilter')}
          </Button>
        </div>
      )}
      {server?.page && <Pagination {...server.page} />}
    </div>
  )
}
