import { binIndex } from '@/stats/metrics/bin-index'
import { logLossTerm } from '@/stats/metrics/binary/log-loss'
import { bump } from '@/stats/metrics/bump'
import type { PerformanceRow } from './fold'
import { type BinaryLayout, BINARY_COUNTS as C, BINARY_SUMS as S } from './layout'
import type { PerformanceSummary } from './summary'

/** Scores outside [0, 1] are counted and left out of everything that needs a score. */
export function foldBinary(layout: BinaryLayout, { counts, sums }: PerformanceSummary, row: PerformanceRow): void {
  const { prediction, label, score, sign } = row
  if ((prediction !== 0 && prediction !== 1) || (label !== 0 && label !== 1)) {
    bump(counts, C.unknown, sign)
    return
  }
  const cell = label * 2 + prediction
  bump(counts, C.labelled, sign)
  bump(counts, C.tn + cell, sign)
  const amount = row.amount ?? Number.NaN
  if (Number.isFinite(amount)) {
    bump(counts, C.amountRows + cell, sign)
    bump(sums, S.amounts + cell, sign * amount)
    bump(sums, S.amountSquares + cell, sign * amount * amount)
  }
  if (score === null || Number.isNaN(score)) bump(counts, C.scoreMissing, sign)
  else if (score < 0 || score > 1) bump(counts, C.scoreInvalid, sign)
  else {
    const bin = binIndex(layout.edges, score)
    const loss = logLossTerm(score, label)
    const square = (score - label) * (score - label)
    bump(counts, (label === 1 ? layout.positives : layout.negatives) + bin, sign)
    bump(sums, S.logLoss, sign * loss)
    bump(sums, S.logLossSquares, sign * loss * loss)
    bump(sums, S.brier, sign * square)
    bump(sums, S.brierSquares, sign * square * square)
    bump(sums, S.calibrationScores + (layout.calibrationBin[bin] ?? 0), sign * score)
  }
}
