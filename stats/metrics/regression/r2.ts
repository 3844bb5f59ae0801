import { type Figure, undefinedFigure } from '@/stats/metrics/figure'
import type { RegressionSums } from './sums'

/** Sum of squares of the label about its mean; 0 where what is left is rounding. */
export function labelSquares({ n, label, label2 }: RegressionSums): number {
  const squares = label2 - (label * label) / n
  return squares > 8 * Number.EPSILON * Math.abs(label2) ? squares : 0
}

/** Coefficient of determination 1 - sum e^2 / sum (label - mean)^2, at most 1; undefined where the label does not vary. */
export function r2(sums: RegressionSums): Figure {
  if (sums.n === 0) return undefinedFigure('no_rows')
  if (sums.n < 2) return undefinedFigure('too_few')
  const total = labelSquares(sums)
  return total > 0 ? { value: 1 - Math.max(0, sums.squared) / total } : undefinedFigure('constant_label')
}
