import type { Health, PerformanceWindow } from '@/components/models/figures'
import type { MetricReading } from '@/domain/monitoring/health'
import type { MetricKey } from '@/domain/performance/metric'

type Value = { value: number; low: number | null; high: number | null }

/** How the version stands by its leading metric, newest mature weeks against its first; the same on every screen. */
export type Standing = Extract<Health['performance'], { measured: true }>

export type PerformanceVerdict =
  | { kind: 'noPredictions' }
  | { kind: 'noLabels' }
  | { kind: 'none'; reason: string }
  | { kind: 'few'; now: Value }
  | { kind: 'worse'; now: MetricReading; before: MetricReading }
  | { kind: 'better'; now: MetricReading; before: MetricReading }
  | { kind: 'value'; now: Value }

/**
 * What a metric amounts to: a change only where the version's standing names one for this metric, else its value over the range.
 * Days differ from each other by more than their intervals say, so they are not compared here. No label is no right answer.
 */
export function performanceVerdict(
  metric: MetricKey,
  total: Pick<PerformanceWindow, 'n' | 'labelled' | 'metrics' | 'sufficient'>,
  standing: Standing | null,
): PerformanceVerdict {
  if (total.n === 0 && total.labelled === 0) return { kind: 'noPredictions' }
  if (total.labelled === 0) return { kind: 'noLabels' }
  const answer = total.metrics[metric]
  if (!answer || answer.value === null) return { kind: 'none', reason: answer?.reason ?? 'other' }
  if (!total.sufficient) return { kind: 'few', now: answer }
  if (standing?.metric === metric && standing.before) {
    const { verdict, now, before } = standing
    if (verdict === 'worse' || verdict === 'better') return { kind: verdict, now, before }
  }
  return { kind: 'value', now: answer }
}

/** End of the mature part: labels of predictions before it are in. Null where nothing is immature. */
export function matureUntil(series: readonly Pick<PerformanceWindow, 'from' | 'maturity'>[]): string | null {
  const first = series.find((window) => window.maturity === 'immature')
  return first?.from ?? null
}
