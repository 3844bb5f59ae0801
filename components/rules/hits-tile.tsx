'use client'
import { Sparkline } from '@/components/charts/sparkline'
import { DataTable } from '@/components/table/data-table'
import type { Row } from '@/components/table/row'
import { Tile } from '@/components/ui/tile'
import type { SimulationResult, TableView } from './figures'
import { type RowHits, rowHits } from './prepare-simulation'
import { RowLink } from './row-link'
import { type RulesWords, useRulesWords } from './use-rules-words'

type Props = { result: SimulationResult; tables: readonly TableView[] }

function Weekly({ values }: { values: readonly number[] }) {
  const { t, format } = useRulesWords()
  const [first] = values
  const last = values.at(-1)
  if (first === undefined || last === undefined || values.length < 2)
    return <span className="text-text-3">{t('simulation.oneWeek')}</span>
  const share = (value: number) => format.share(value, { digits: 1 })
  return (
    <span className="inline-flex items-center gap-2">
      <Sparkline values={values} />
      <span className="text-small text-text-2">
        {t('simulation.weeklyFrom', { first: share(first), last: share(last) })}
      </span>
    </span>
  )
}

function rowOf(one: RowHits, note: string | null, { t, format }: RulesWords): Row {
  return {
    id: `${one.table} ${one.row}`,
    cells: {
      row: {
        value: one.row,
        show: <RowLink place={one}>{t('check.rowLink', { row: one.row })}</RowLink>,
      },
      table: one.tableName,
      note,
      hits: { value: one.hits, show: format.count(one.hits) },
      share: { value: one.share, show: format.share(one.share, { digits: 1 }) },
      weekly: { value: one.weekly.map((share) => share.toFixed(4)).join(' '), show: <Weekly values={one.weekly} /> },
    },
  }
}

/** How often each row decided, over the whole traffic and week by week. */
export function HitsTile({ result, tables }: Props) {
  const words = useRulesWords()
  const { t } = words
  const hits = rowHits(
    result,
    result.tables.map(({ table }) => tables.find(({ node }) => node === table)?.rows.length ?? 0),
  )
  const noteOf = ({ table, row }: RowHits) => tables[table]?.rows[row - 1]?.description ?? null
  return (
    <Tile title={t('simulation.rules')} span={12}>
      <DataTable
        title={t('simulation.rules')}
        columns={[
          { id: 'row', head: t('simulation.row') },
          ...(tables.length > 1 ? [{ id: 'table', head: t('simulation.table') }] : []),
          { id: 'note', head: t('table.note'), wrap: true, quiet: true, secondary: true },
          { id: 'hits', head: t('simulation.hits'), kind: 'number' as const },
          { id: 'share', head: t('simulation.hitShare'), kind: 'number' as const },
          { id: 'weekly', head: t('simulation.weekly'), sortable: false },
        ]}
        rows={hits.map((one) => rowOf(one, noteOf(one), words))}
        tools={hits.length > 12 ? 'full' : 'export'}
        maxHeight={480}
      />
    </Tile>
  )
}
