'use client'
import { useTranslations } from 'use-intl'
import { sentenceCase } from '@/components/models/sentence-case'
import { metricInterval, metricText } from '@/components/performance/metric-unit'
import { reasonWords } from '@/components/performance/reason-words'
import { NoData } from '@/components/state/no-data'
import { DataTable } from '@/components/table/data-table'
import type { Cell, Column, Row } from '@/components/table/row'
import { Tile } from '@/components/ui/tile'
import { TwoLines } from '@/components/ui/two-lines'
import { useFormat } from '@/lib/i18n/use-format'
import type { CompareFacts } from './compare-facts'
import type { CompareAnswer } from './figures'

type Figure = CompareAnswer['segments']['items'][number]['versions'][number]

/** The leading metric by segment, each version on the same cases. */
export function SegmentsCompared({ facts, answer }: { facts: CompareFacts; answer: CompareAnswer }) {
  const t = useTranslations('compare')
  const p = useTranslations('performance')
  const format = useFormat(facts.zone)
  const { metric, items } = answer.segments
  if (!metric || items.length === 0) {
    return (
      <Tile title={t('segments.title')} span={6} full>
        <NoData title={t('segments.none')} reason={t('segments.noneText')} />
      </Tile>
    )
  }
  const cell = (figure: Figure | undefined): Cell => {
    if (!figure) return null
    if (figure.value === null) {
      const words = figure.reason === 'small_cell' ? t('segments.small') : reasonWords(p, figure.reason)
      return { value: null, show: <span className="text-small text-text-2">{words}</span> }
    }
    const small = figure.low !== null && metricInterval(format, metric, figure.low, figure.high)
    const show = <TwoLines value={metricText(format, metric, figure.value)} small={small} />
    return { value: figure.value, show }
  }
  const columns: Column[] = [
    { id: 'segment', head: t('segments.segment') },
    { id: 'n', head: t('segments.n'), kind: 'number', digits: 0, secondary: true },
    ...answer.versions.map(({ version }): Column => ({ id: `of ${version}`, head: version, kind: 'number' })),
  ]
  const rows = items.map((item): Row => {
    const value = item.value === 'other' ? p('control.other') : item.value
    return {
      id: `${item.name}:${item.value}`,
      cells: {
        segment: `${item.name}: ${value}`,
        n: item.n,
        ...Object.fromEntries(
          answer.versions.map(({ version }, place) => [`of ${version}`, cell(item.versions[place])]),
        ),
      },
    }
  })
  const name = sentenceCase(p(`metric.${metric}`))
  return (
    <Tile title={t('segments.title')} sub={t('segments.sub', { metric: name })} span={6} full>
      <DataTable title={t('segments.title')} columns={columns} rows={rows} tools="export" maxHeight={420} />
    </Tile>
  )
}
