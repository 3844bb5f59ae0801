import type { Interval } from '@/stats/intervals/interval'
import type { UndefinedReason } from '@/stats/metrics/figure'
import type { MetricKey } from './metric'
import type { PerformanceSummary } from './summary'

/** A figure, with `bound` where it comes from bins and can be off by as much. */
export type Point = { value: number; bound?: number } | { value: null; reason: UndefinedReason }

/** How the metrics of one task are read off a summary; every function is pure. */
export type TaskReading<K extends MetricKey> = {
  keys: readonly K[]
  /** Values the metric can take, to cut limits at. */
  range: (key: K) => readonly [number, number]
  /** Whether the metric needs scores (or probabilities), so that having none is the reason to name. */
  needsScore: (key: K) => boolean
  points: (summary: Readonly<PerformanceSummary>) => Record<K, Point>
  /** Rows dependent in nothing: the closed-form limits about `value`. */
  interval: (summary: Readonly<PerformanceSummary>, key: K, value: number) => Interval | null
  scored: (summary: Readonly<PerformanceSummary>) => number
}
