'use client'
import { useEffect, useState } from 'react'
import { ScrollBox } from '@/components/table/scroll-box'
import { bodyCell, headCell } from '@/components/table/table-style'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { Tile } from '@/components/ui/tile'
import { cn } from '@/lib/cn'
import { ColumnHeads } from './column-heads'
import { DecisionCell } from './decision-cell'
import type { TableView } from './figures'
import { rowId, useRowTarget } from './row-target'
import { useRulesWords } from './use-rules-words'

const SHOWN_FIRST = 100

type Props = { table: TableView; index: number; cases: number | null }
type Row = TableView['rows'][number]

const wraps = 'h-auto min-w-28 whitespace-normal py-1.5 align-top'

function Counted({ hits, cases }: { hits: number | null; cases: number | null }) {
  const { format } = useRulesWords()
  return (
    <>
      <td className={cn(bodyCell, 'py-1.5 text-right align-top')}>{format.count(hits)}</td>
      <td className={cn(bodyCell, 'py-1.5 pr-2 text-right align-top text-text-2')}>
        {hits === null || !cases ? '–' : format.share(hits / cases, { digits: 1 })}
      </td>
    </>
  )
}

type RowProps = Omit<Props, 'table'> & { row: Row; columns: TableView['columns']; noted: boolean; written: boolean }

function RuleRow({ row, index, cases, columns, noted, written }: RowProps) {
  const { target } = useRowTarget()
  const id = rowId({ table: index, row: row.row })
  const asked = target !== null && rowId(target) === id
  return (
    <tr id={id} tabIndex={-1} className={cn('target:bg-accent-tint', asked && 'bg-accent-tint')}>
      <th scope="row" className={cn(bodyCell, 'py-1.5 pl-2 align-top font-medium text-text-3')}>
        {row.row}
      </th>
      {row.cells.map((cell, at) => (
        <td key={columns[at]?.id} className={cn(bodyCell, wraps)}>
          <DecisionCell cell={cell} column={columns[at]} written={written} />
        </td>
      ))}
      {noted && <td className={cn(bodyCell, wraps, 'text-text-2 max-md:min-w-48')}>{row.description}</td>}
      <Counted hits={row.hits} cases={cases} />
    </tr>
  )
}

function Heads({ columns, noted }: { columns: TableView['columns']; noted: boolean }) {
  const { t } = useRulesWords()
  return (
    <thead>
      <tr>
        <ColumnHeads columns={columns} />
        {noted && (
          <th scope="col" className={headCell}>
            {t('table.note')}
          </th>
        )}
        <th scope="col" className={cn(headCell, 'text-right')}>
          {t('table.hits')}
        </th>
        <th scope="col" className={cn(headCell, 'pr-2 text-right')}>
          {t('table.share')}
        </th>
      </tr>
    </thead>
  )
}

/** Brings a row into view and gives it the focus when a link asks for it. */
function useShown(index: number, all: number) {
  const [most, setMost] = useState(SHOWN_FIRST)
  const { target } = useRowTarget()
  const wanted = target?.table === index ? target.row : 0
  useEffect(() => {
    if (target?.table !== index) return
    const row = document.getElementById(rowId(target))
    row?.scrollIntoView({ block: 'center' })
    row?.focus({ preventScroll: true })
  }, [target, index])
  return { shown: Math.min(all, Math.max(most, wanted)), showAll: () => setMost(all) }
}

/** A decision table as a person reads it, with how often each row decided. */
export function TableTile({ table, index, cases }: Props) {
  const { t, format } = useRulesWords()
  const [written, setWritten] = useState(false)
  const { columns, rows, misses } = table
  const { shown, showAll } = useShown(index, rows.length)
  const noted = rows.some(({ description }) => description !== null)
  const title = t('table.title', { name: table.name })
  const options = [
    { value: 'words', label: t('table.words') },
    { value: 'written', label: t('table.written') },
  ] as const
  return (
    <Tile
      title={title}
      sub={t('table.rows', { count: rows.length, countText: format.count(rows.length) })}
      action={
        <Segmented
          label={t('table.view')}
          options={options}
          value={written ? 'written' : 'words'}
          onChange={(value) => setWritten(value === 'written')}
        />
      }
      foot={t(`policy.${table.hitPolicy}`)}
      span={12}
    >
      <ScrollBox title={title}>
        <table className="w-full border-collapse">
          <caption className="sr-only">{title}</caption>
          <Heads columns={columns} noted={noted} />
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <RuleRow key={row.row} {...{ row, index, cases, columns, noted, written }} />
            ))}
            {misses !== null && misses > 0 && (
              <tr>
                <th scope="row" className={cn(bodyCell, 'pl-2')} />
                <td colSpan={columns.length + (noted ? 1 : 0)} className={cn(bodyCell, 'text-text-2')}>
                  {t('table.noRow')}
                </td>
                <Counted hits={misses} cases={cases} />
              </tr>
            )}
          </tbody>
        </table>
      </ScrollBox>
      {shown < rows.length && (
        <Button className="mt-2 self-start" onClick={showAll}>
          {t('table.all', { count: format.count(rows.length) })}
        </Button>
      )}
    </Tile>
  )
}
