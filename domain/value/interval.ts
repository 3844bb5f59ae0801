import { CONFIDENCE, criticalT, Z } from '@/domain/performance/confidence'
import { JACKKNIFE_MIN_DAYS } from '@/domain/performance/summarise'
import { jackknife } from '@/stats/intervals/jackknife'
import { type Moments, meanStandardError } from '@/stats/intervals/mean'
import { addMoments } from './moments'

/**
 * Half-width at 95 % of a sum of n decisions' money, n taken as given. Over at least 10 days with decisions: the delete-a-day
 * jackknife of the mean with t(D - 1), times n; else sqrt(n) sd z from the decisions' own variance. Where all decisions are
 * worth the same, a decision of another worth may still be on its way: `spread` (largest difference between two cells) with the
 * rule of three, 1 - 0.05^(1/n), stands in. Null for fewer than two decisions.
 */
export function sumHalfWidth(total: Moments, days: readonly Moments[], spread: number): number | null {
  if (total.n < 2) return null
  const parts = days.filter((day) => day.n > 0)
  if (parts.length >= JACKKNIFE_MIN_DAYS) {
    const [error] = jackknife({
      parts,
      weights: parts.map((day) => day.n),
      combine: addMoments,
      figures: (whole) => [whole.sum / whole.n],
    })
    if (error && error.standardError > 0) return criticalT(error.degreesOfFreedom) * error.standardError * total.n
  }
  const mean = meanStandardError(total) ?? 0
  const rounding = 1e-12 * Math.sqrt(total.squares / total.n)
  if (mean > rounding) return Z * mean * total.n
  return spread * total.n * (1 - (1 - CONFIDENCE) ** (1 / total.n))
}
