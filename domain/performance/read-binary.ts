import type { ScoreHistograms } from '@/stats/metrics/binary/binned'
import { CALIBRATION_BINS, type CalibrationBin } from '@/stats/metrics/binary/calibration'
import type { Confusion } from '@/stats/metrics/binary/confusion'
import { type BinaryLayout, BINARY_COUNTS as C, BINARY_SUMS as S } from './layout'
import type { PerformanceSummary } from './summary'

type Summary = Readonly<PerformanceSummary>

export function confusionOf({ counts }: Summary): Confusion {
  return { tn: counts[C.tn] ?? 0, fp: counts[C.fp] ?? 0, fn: counts[C.fn] ?? 0, tp: counts[C.tp] ?? 0 }
}

/** Counts per score bin (edges in the layout) of negative and of positive labels. */
export function scoreHistograms(layout: BinaryLayout, { counts }: Summary): ScoreHistograms {
  return {
    negatives: counts.slice(layout.negatives, layout.negatives + layout.bins),
    positives: counts.slice(layout.positives, layout.positives + layout.bins),
  }
}

/** Scored rows by label. */
export function scoredCounts(layout: BinaryLayout, { counts }: Summary): { negatives: number; positives: number } {
  let negatives = 0
  let positives = 0
  for (let bin = 0; bin < layout.bins; bin++) {
    negatives += counts[layout.negatives + bin] ?? 0
    positives += counts[layout.positives + bin] ?? 0
  }
  return { negatives, positives }
}

/** The ten calibration bins, exact: the layout's edges contain the tenths. */
export function calibrationOf(layout: BinaryLayout, { counts, sums }: Summary): CalibrationBin[] {
  const bins: CalibrationBin[] = Array.from({ length: CALIBRATION_BINS }, (_, index) => ({
    n: 0,
    positives: 0,
    scoreSum: sums[S.calibrationScores + index] ?? 0,
  }))
  for (let bin = 0; bin < layout.bins; bin++) {
    const target = bins[layout.calibrationBin[bin] ?? 0]
    if (!target) continue
    const positives = counts[layout.positives + bin] ?? 0
    target.positives += positives
    target.n += positives + (counts[layout.negatives + bin] ?? 0)
  }
  return bins
}

/** Rows with an amount, sum and sum of squares of the amounts in each confusion cell. */
export function amountsOf({
  counts,
  sums,
}: Summary): Record<keyof Confusion, { n: number; sum: number; squares: number }> {
  const cell = (index: number) => ({
    n: counts[C.amountRows + index] ?? 0,
    sum: sums[S.amounts + index] ?? 0,
    squares: sums[S.amountSquares + index] ?? 0,
  })
  return { tn: cell(0), fp: cell(1), fn: cell(2), tp: cell(3) }
}
