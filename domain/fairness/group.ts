import { Z } from '@/domain/performance/confidence'
import { type BinaryLayout, BINARY_SUMS as S } from '@/domain/performance/layout'
import { calibrationOf, confusionOf } from '@/domain/performance/read-binary'
import type { PerformanceSummary } from '@/domain/performance/summary'
import type { Interval } from '@/stats/intervals/interval'
import { wilsonInterval } from '@/stats/intervals/wilson'
import { ece } from '@/stats/metrics/binary/calibration'
import type { FairnessMeasure } from './measure'

export type GroupFigure =
  | { value: number; low: number; high: number; n: number }
  | { value: null; reason: 'no_labelled' | 'no_positives' | 'no_scores'; n: 0 }

export type FairnessGroup = {
  value: string
  /** Labelled decisions. */
  n: number
  positives: number
  measures: Record<FairnessMeasure, GroupFigure>
  /** Expected calibration error within the group, biased upwards for small n; null without scores. */
  ece: number | null
}

export function share(successes: number, n: number, z: number): Interval & { value: number } {
  return { value: successes / n, ...wilsonInterval(successes, n, z) }
}

function rate(successes: number, n: number, reason: 'no_labelled' | 'no_positives'): GroupFigure {
  return n > 0 ? { ...share(successes, n, Z), n } : { value: null, reason, n: 0 }
}

/**
 * Mean of score - label with its normal limits: its squares are the Brier sum. With one row, or rows all alike, Wilson's width at
 * the share of positives stands in, so that limits always have a width.
 */
function calibration(layout: BinaryLayout, summary: Readonly<PerformanceSummary>): GroupFigure {
  const bins = calibrationOf(layout, summary)
  const [n, positives, scores] = bins.reduce(
    (sum, bin): [number, number, number] => [sum[0] + bin.n, sum[1] + bin.positives, sum[2] + bin.scoreSum],
    [0, 0, 0],
  )
  if (n <= 0) return { value: null, reason: 'no_scores', n: 0 }
  const value = (scores - positives) / n
  const variance = Math.max(0, (summary.sums[S.brier] ?? 0) / n - value * value)
  const half = n > 1 ? Z * Math.sqrt(variance / (n - 1)) : 0
  if (half > 1e-12) return { value, low: value - half, high: value + half, n }
  const { low, high } = wilsonInterval(positives, n, Z)
  return { value, low: scores / n - high, high: scores / n - low, n }
}

/** One group's figures from the sum of its buckets, each with 95 % limits and the n it is over. */
export function fairnessGroup(
  value: string,
  layout: BinaryLayout,
  summary: Readonly<PerformanceSummary>,
): FairnessGroup {
  const { tn, fp, fn, tp } = confusionOf(summary)
  const n = tn + fp + fn + tp
  const gap = calibration(layout, summary)
  const error = ece(calibrationOf(layout, summary))
  return {
    value,
    n,
    positives: fn + tp,
    measures: {
      selection_rate: rate(fp + tp, n, 'no_labelled'),
      equal_opportunity: rate(tp, fn + tp, 'no_positives'),
      calibration: gap,
    },
    ece: error.value,
  }
}
