'use client'
import { useTranslations } from 'use-intl'
import type { PerformanceWindow } from '@/components/models/figures'
import { sentenceCase } from '@/components/models/sentence-case'
import { DataTable } from '@/components/table/data-table'
import type { Cell, Column, Row } from '@/components/table/row'
import { Definition } from '@/components/ui/definition'
import { Tile } from '@/components/ui/tile'
import type { MetricKey } from '@/domain/performance/metric'
import { useFormat } from '@/lib/i18n/use-format'
import { metricInterval, metricText } from './metric-unit'
import type { PerformanceFacts } from './performance-facts'
import { reasonWords } from './reason-words'
import type { useComparedPerformance } from './use-performance'

type Props = {
  facts: PerformanceFacts
  total: PerformanceWindow
  compared: ReturnType<typeof useComparedPerformance>
}

/** Every metric of the task over the whole range, each with interval and n; a missing one says why. */
export function MetricsTile({ facts, total, compared }: Props) {
  const t = useTranslations('performance')
  const format = useFormat(facts.zone)
  const value = (window: PerformanceWindow | null, metric: MetricKey): Cell => {
    const answer = window?.metrics[metric]
    if (!answer) return null
    if (answer.value === null) {
      return { value: null, show: <span className="text-text-2">{reasonWords(t, answer.reason)}</span> }
    }
    return { value: answer.value, show: metricText(format, metric, answer.value) }
  }
  const interval = (metric: MetricKey): Cell => {
    const answer = total.metrics[metric]
    if (!answer || answer.value === null || answer.low === null) return null
    const text = metricInterval(format, metric, answer.low, answer.high)
    return { value: text, show: text }
  }
  const bound = (metric: MetricKey): Cell => {
    const answer = total.metrics[metric]
    if (!answer || answer.value === null) return null
    if (!answer.bound) return { value: 0, show: t('table.exact') }
    return { value: answer.bound, show: metricText(format, metric, answer.bound) }
  }
  const columns: Column[] = [
    { id: 'metric', head: t('table.metric') },
    { id: 'value', head: compared ? facts.ask.version : t('table.value'), kind: 'number', sortable: false },
    ...(compared ? [{ id: 'other', head: compared.version, kind: 'number' as const, sortable: false }] : []),
    { id: 'interval', head: t('table.interval'), kind: 'number', quiet: true, sortable: false },
    { id: 'bound', head: t('table.bound'), kind: 'number', quiet: true, secondary: true, sortable: false },
    { id: 'n', head: t('table.n'), kind: 'number', digits: 0, quiet: true, secondary: true, sortable: false },
  ]
  const rows: Row[] = facts.metrics.map((metric) => {
    const name = sentenceCase(t(`metric.${metric}`))
    return {
      id: metric,
      cells: {
        metric: {
          value: name,
          show: (
            <Definition text={t(`definition.${metric}`)}>
              <span className="inline-block min-w-6 text-left">{name}</span>
            </Definition>
          ),
        },
        value: value(total, metric),
        other: value(compared?.total ?? null, metric),
        interval: interval(metric),
        bound: bound(metric),
        n: total.labelled,
      },
    }
  })
  return (
    <Tile title={t('table.title')} span={7} full>
      <DataTable title={t('table.title')} columns={columns} rows={rows} tools="export" />
    </Tile>
  )
}
