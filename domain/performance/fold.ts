import { foldBinary } from './fold-binary'
import { foldMulticlass } from './fold-multiclass'
import { foldRegression } from './fold-regression'
import type { PerformanceLayout } from './layout'
import type { PerformanceSummary } from './summary'

/**
 * One labelled prediction.
 * Binary: `prediction` and `label` are 1 (positive class) or 0, `score` is P(positive). Regression: numbers. Multiclass: class
 * indices, -1 for a class the version does not know; `probabilities` one per class.
 * `score`, `probabilities`, `amount` are null (or NaN) where missing. `sign` -1 takes the same row back.
 */
export type PerformanceRow = {
  prediction: number
  label: number
  score: number | null
  probabilities: ArrayLike<number> | null
  amount?: number | null
  sign: 1 | -1
}

/**
 * Adds one labelled prediction to `target` in place, or takes it back. Rows that cannot be judged (unknown class, a number that is
 * not finite) are counted under `unknown` only. Allocates nothing.
 */
export function foldPerformance(layout: PerformanceLayout, target: PerformanceSummary, row: PerformanceRow): void {
  if (layout.task === 'binary') foldBinary(layout, target, row)
  else if (layout.task === 'regression') foldRegression(layout, target, row)
  else foldMulticlass(layout, target, row)
}
