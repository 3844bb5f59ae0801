'use client'
import { useTranslations } from 'use-intl'
import { DataTable } from '@/components/table/data-table'
import type { Column, Row } from '@/components/table/row'
import { Chip } from '@/components/ui/chip'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { baselineName } from './baseline-name'
import type { ValueModelItem, ValueModels } from './figures'
import { sinceWords } from './since-words'
import type { ValueFacts } from './value-facts'

type State = 'now' | 'replaced' | 'later' | 'earlier'

export function stateOf(
  item: Pick<ValueModelItem, 'id' | 'replaced' | 'from'>,
  current: ValueModels['current'],
): State {
  if (item.id === current?.id) return 'now'
  if (item.replaced) return 'replaced'
  return current && item.from < current.from ? 'earlier' : 'later'
}

const TONES = { now: 'good', replaced: 'muted', later: 'info', earlier: 'muted' } as const

/** Everything that was ever recorded, newest day first: nothing is overwritten. */
export function HistoryTile({ models, facts }: { models: ValueModels; facts: ValueFacts }) {
  const t = useTranslations('value')
  const format = useFormat(facts.zone)
  const columns: Column[] = [
    { id: 'from', head: t('history.from') },
    { id: 'state', head: t('history.state') },
    { id: 'tp', head: t('cellShort.tp'), kind: 'number', secondary: true },
    { id: 'fp', head: t('cellShort.fp'), kind: 'number', secondary: true },
    { id: 'fn', head: t('cellShort.fn'), kind: 'number', secondary: true },
    { id: 'tn', head: t('cellShort.tn'), kind: 'number', secondary: true },
    { id: 'oneOffCost', head: t('history.oneOffCost'), kind: 'number', secondary: true },
    { id: 'baseline', head: t('editor.baseline'), secondary: true },
    { id: 'author', head: t('history.author') },
    { id: 'recorded', head: t('history.recorded'), secondary: true, quiet: true },
  ]
  const rows = models.items.map((item): Row => {
    const state = stateOf(item, models.current)
    const { currency } = item
    const money = (value: number | undefined) => ({
      value: value ?? null,
      show: value === undefined ? '–' : format.money(value, { signed: true, exact: true, currency }),
    })
    return {
      id: item.id,
      selected: state === 'now',
      cells: {
        from: { value: item.from, show: sinceWords(t, format, item.from) },
        state: { value: state, show: <Chip tone={TONES[state]}>{t(`history.${state}`)}</Chip> },
        tp: money(item.matrix?.[1][1]),
        fp: money(item.matrix?.[0][1]),
        fn: money(item.matrix?.[1][0]),
        tn: money(item.matrix?.[0][0]),
        oneOffCost: { value: item.oneOffCost, show: format.money(item.oneOffCost, { exact: true, currency }) },
        baseline: baselineName(t, item.baseline),
        author: item.author,
        recorded: { value: item.recordedAt, show: format.dateTime(item.recordedAt) },
      },
    }
  })
  return (
    <Tile title={t('history.title')} span={12}>
      <DataTable title={t('history.title')} columns={columns} rows={rows} tools="export" />
    </Tile>
  )
}
