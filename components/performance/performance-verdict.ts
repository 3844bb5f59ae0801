import { compareReadings, readingOf } from '@/domain/monitoring/health'
import type { MetricKey } from '@/domain/performance/metric'
import type { PerformanceWindow } from '@/domain/performance/window'

type Value = { value: number; low: number | null; high: number | null }

export type PerformanceVerdict =
  | { kind: 'noPredictions' }
  | { kind: 'noLabels' }
  | { kind: 'none'; reason: string }
  | { kind: 'few'; now: Value }
  | { kind: 'worse'; now: Value; before: Value }
  | { kind: 'better'; now: Value; before: Value }
  | { kind: 'value'; now: Value }

const mature = (window: PerformanceWindow) => window.maturity !== 'immature' && window.sufficient

/** The earliest and the newest mature window of a series that carry the metric. */
function ends(series: readonly PerformanceWindow[], metric: MetricKey) {
  const carrying = series.flatMap((window) => {
    const reading = mature(window)
      ? readingOf(window.metrics[metric], window.labelled, { from: window.from, to: window.to })
      : null
    return reading ? [reading] : []
  })
  const [first, last] = [carrying[0], carrying.at(-1)]
  return first && last && first !== last ? { first, last } : null
}

/**
 * What a metric amounts to over a range: worse or better where the intervals of the first and the newest mature window do not
 * overlap, else its value over the whole range; a missing label is never taken for a right answer.
 */
export function performanceVerdict(
  metric: MetricKey,
  total: PerformanceWindow,
  series: readonly PerformanceWindow[],
): PerformanceVerdict {
  if (total.n === 0 && total.labelled === 0) return { kind: 'noPredictions' }
  if (total.labelled === 0) return { kind: 'noLabels' }
  const answer = total.metrics[metric]
  if (!answer || answer.value === null) return { kind: 'none', reason: answer?.reason ?? 'other' }
  if (!total.sufficient) return { kind: 'few', now: answer }
  const found = ends(series, metric)
  const change = found ? compareReadings(metric, found.last, found.first) : 'unknown'
  if (found && (change === 'worse' || change === 'better')) {
    return { kind: change, now: found.last, before: found.first }
  }
  return { kind: 'value', now: answer }
}

/** End of the mature part: labels of predictions before it are in. Null where nothing is immature. */
export function matureUntil(series: readonly PerformanceWindow[]): string | null {
  const first = series.find((window) => window.maturity === 'immature')
  return first?.from ?? null
}
