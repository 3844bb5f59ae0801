import { bump } from '@/stats/metrics/bump'
import type { PerformanceRow } from './fold'
import { REGRESSION_COUNTS as C, type RegressionLayout, REGRESSION_SUMS as S } from './layout'
import { residualBin } from './residual-bins'
import type { PerformanceSummary } from './summary'

/** Beyond this, e^4 would overflow; such rows count as unknown. */
const LARGEST = 1e70
/** Labels nearer to 0 than this have no relative error. */
const SMALLEST_LABEL = 1e-70

/** Folds one row whose prediction and label are numbers of size <= 1e70. */
export function foldRegression(
  layout: RegressionLayout,
  { counts, sums }: PerformanceSummary,
  { prediction, label, sign }: PerformanceRow,
): void {
  if (!(Math.abs(prediction) <= LARGEST && Math.abs(label) <= LARGEST)) {
    bump(counts, C.unknown, sign)
    return
  }
  const error = prediction - label
  const absolute = Math.abs(error)
  const squared = error * error
  const scale = Math.abs(prediction) + Math.abs(label)
  const symmetric = scale > 0 ? (2 * absolute) / scale : 0
  const centred = label - layout.centre
  const centred2 = centred * centred
  bump(counts, C.labelled, sign)
  bump(counts, C.residuals + residualBin(error), sign)
  bump(sums, S.error, sign * error)
  bump(sums, S.absolute, sign * absolute)
  bump(sums, S.squared, sign * squared)
  bump(sums, S.fourth, sign * squared * squared)
  if (Math.abs(label) > SMALLEST_LABEL) {
    const relative = absolute / Math.abs(label)
    bump(counts, C.relative, sign)
    bump(sums, S.relative, sign * relative)
    bump(sums, S.relativeSquared, sign * relative * relative)
  }
  bump(sums, S.symmetric, sign * symmetric)
  bump(sums, S.symmetricSquared, sign * symmetric * symmetric)
  bump(sums, S.label, sign * centred)
  bump(sums, S.label2, sign * centred2)
  bump(sums, S.label3, sign * centred2 * centred)
  bump(sums, S.label4, sign * centred2 * centred2)
  bump(sums, S.squaredByLabel, sign * squared * centred)
  bump(sums, S.squaredByLabel2, sign * squared * centred2)
}
