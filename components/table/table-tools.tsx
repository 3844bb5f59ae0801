'use client'
import { Columns3, Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { inputStyle } from '@/components/ui/input-style'
import { Menu } from '@/components/ui/menu'
import { cn } from '@/lib/cn'
import { useFormat } from '@/lib/i18n/use-format'
import { toCsv } from './csv'
import { type Column, cellValue } from './row'
import { fileName, saveCsv } from './save-file'
import type { DataTableState } from './use-data-table'

type Props = {
  title: string
  table: DataTableState
  columns: readonly Column[]
  filter: boolean
  /** Address of the whole export when the server pages. */
  exportHref?: string | undefined
}

function ExportButton({ title, table, columns, exportHref }: Omit<Props, 'filter'>) {
  const t = useTranslations('table')
  const format = useFormat()
  const rows = table.getRowModel().rows
  const words = exportHref
    ? t('exportAll')
    : t('exportRows', { count: rows.length, countText: format.count(rows.length) })
  const icon = <Download size={14} aria-hidden="true" />
  if (exportHref) {
    return (
      <a href={exportHref} download className={buttonStyle({ variant: 'quiet', size: 'sm' })}>
        {icon}
        {words}
      </a>
    )
  }
  const save = () =>
    saveCsv(
      fileName(title),
      toCsv([
        columns.map((column) => column.head),
        ...rows.map(({ original }) => columns.map((column) => cellValue(original.cells[column.id]))),
      ]),
    )
  return (
    <Button variant="quiet" size="sm" onClick={save} disabled={rows.length === 0}>
      {icon}
      {words}
    </Button>
  )
}

export function TableTools({ title, table, columns, filter, exportHref }: Props) {
  const t = useTranslations('table')
  const format = useFormat()
  const total = table.getCoreRowModel().rows.length
  const left = table.getRowModel().rows.length
  const text = String(table.getState().globalFilter ?? '')
  return (
    <div className="no-print mb-1 flex flex-wrap items-center gap-1">
      {filter && (
        <input
          type="search"
          aria-label={t('filter', { title })}
          placeholder={t('filterHint')}
          value={text}
          onChange={(event) => table.setGlobalFilter(event.target.value)}
          className={cn(inputStyle, 'h-6 w-40 text-small')}
        />
      )}
      <span role="status" className="mr-auto pl-1 text-small text-text-3">
        {text !== '' && t('rowsShown', { shown: format.count(left), total: format.count(total) })}
      </span>
      <Menu
        label={t('columnsOf', { title })}
        trigger={
          <Button variant="quiet" size="sm">
            <Columns3 size={14} aria-hidden="true" />
            {t('columns')}
          </Button>
        }
        items={columns.slice(1).map((column) => ({
          kind: 'toggle',
          label: column.head,
          checked: table.getColumn(column.id)?.getIsVisible() ?? false,
          onSelect: () => table.getColumn(column.id)?.toggleVisibility(),
        }))}
      />
      <ExportButton title={title} table={table} columns={columns} exportHref={exportHref} />
    </div>
  )
}
