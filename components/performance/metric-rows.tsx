import type { PerformanceWindow } from '@/components/models/figures'
import { sentenceCase } from '@/components/models/sentence-case'
import type { Cell, Column, Row } from '@/components/table/row'
import { Definition } from '@/components/ui/definition'
import type { MetricKey } from '@/domain/performance/metric'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { metricInterval, metricText } from './metric-unit'
import { reasonWords } from './reason-words'

type Words = { t: AreaTranslator<'performance'>; format: Format }
type Windows = { total: PerformanceWindow; other: PerformanceWindow | null }

function valueCell(window: PerformanceWindow | null, metric: MetricKey, { t, format }: Words): Cell {
  const answer = window?.metrics[metric]
  if (!answer) return null
  if (answer.value === null) {
    return { value: null, show: <span className="text-text-2">{reasonWords(t, answer.reason)}</span> }
  }
  return { value: answer.value, show: metricText(format, metric, answer.value) }
}

function intervalCell(window: PerformanceWindow, metric: MetricKey, { format }: Words): Cell {
  const answer = window.metrics[metric]
  if (!answer || answer.value === null || answer.low === null) return null
  return metricInterval(format, metric, answer.low, answer.high)
}

function boundCell(window: PerformanceWindow, metric: MetricKey, { t, format }: Words): Cell {
  const answer = window.metrics[metric]
  if (!answer || answer.value === null) return null
  if (!answer.bound) return { value: 0, show: t('table.exact') }
  return { value: answer.bound, show: metricText(format, metric, answer.bound) }
}

/** `heads`: what the column of values is called, and that of the version compared with, if there is one. */
export function metricColumns({ t }: Words, heads: { value: string; other: string | null }): Column[] {
  return [
    { id: 'metric', head: t('table.metric') },
    { id: 'value', head: heads.value, kind: 'number', sortable: false },
    ...(heads.other === null ? [] : [{ id: 'other', head: heads.other, kind: 'number' as const, sortable: false }]),
    { id: 'interval', head: t('table.interval'), kind: 'number', quiet: true, sortable: false },
    { id: 'bound', head: t('table.bound'), kind: 'number', quiet: true, secondary: true, sortable: false },
    { id: 'n', head: t('table.n'), kind: 'number', digits: 0, quiet: true, secondary: true, sortable: false },
  ]
}

export function metricRow(metric: MetricKey, { total, other }: Windows, words: Words): Row {
  const { t } = words
  const name = sentenceCase(t(`metric.${metric}`))
  const show = (
    <Definition text={t(`definition.${metric}`)}>
      <span className="inline-block min-w-6 text-left">{name}</span>
    </Definition>
  )
  return {
    id: metric,
    cells: {
      metric: { value: name, show },
      value: valueCell(total, metric, words),
      other: valueCell(other, metric, words),
      interval: intervalCell(total, metric, words),
      bound: boundCell(total, metric, words),
      n: total.labelled,
    },
  }
}
