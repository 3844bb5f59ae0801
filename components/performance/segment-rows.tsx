import { sentenceCase } from '@/components/models/sentence-case'
import type { Cell, Column, Row } from '@/components/table/row'
import type { MetricKey } from '@/domain/performance/metric'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { metricInterval, metricText } from './metric-unit'
import type { SegmentFigure } from './rank-segments'
import { reasonWords } from './reason-words'

type Words = { t: AreaTranslator<'performance'>; format: Format }

export function segmentColumns({ t }: Words, field: string, metric: MetricKey): Column[] {
  return [
    { id: 'value', head: field },
    { id: 'metric', head: sentenceCase(t(`metric.${metric}`)), kind: 'number' },
    { id: 'interval', head: t('segments.interval'), kind: 'number', quiet: true, sortable: false },
    { id: 'labelled', head: t('segments.labelled'), kind: 'number', digits: 0 },
    { id: 'n', head: t('segments.n'), kind: 'number', digits: 0, secondary: true },
  ]
}

function figureCells({ window }: SegmentFigure, metric: MetricKey, { t, format }: Words): Record<string, Cell> {
  const answer = window.metrics[metric]
  if (!answer || answer.value === null) {
    const words = answer ? reasonWords(t, answer.reason) : t('reason.other')
    return { metric: { value: null, show: <span className="text-text-2">{words}</span> }, interval: null }
  }
  const interval = answer.low === null ? null : metricInterval(format, metric, answer.low, answer.high)
  return {
    metric: { value: answer.value, show: metricText(format, metric, answer.value) },
    interval: window.sufficient ? interval : t('segments.few'),
  }
}

type Choice = { field: string; metric: MetricKey; chosen: string | null; onChoose: (segment: string | null) => void }

/** Choosing a segment reads the whole page for it; choosing it again reads all cases. */
export function segmentRow(figure: SegmentFigure, { field, metric, chosen, onChoose }: Choice, words: Words): Row {
  const { value, window } = figure
  const id = `${field}:${value}`
  const show = (
    <button
      type="button"
      aria-pressed={id === chosen}
      className="min-h-6 min-w-6 rounded-sm text-left hover:underline"
      onClick={() => onChoose(id === chosen ? null : id)}
    >
      {value === 'other' ? words.t('control.other') : value}
    </button>
  )
  return {
    id,
    selected: id === chosen,
    cells: { value: { value, show }, ...figureCells(figure, metric, words), labelled: window.labelled, n: window.n },
  }
}
