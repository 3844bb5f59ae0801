import type { Interval } from './interval'

/** n, sum and sum of squares of one quantity. */
export type Moments = { n: number; sum: number; squares: number }

/** Standard error of a mean, sd (ddof 1) / sqrt(n); null with fewer than two rows. */
export function meanStandardError({ n, sum, squares }: Moments): number | null {
  if (n < 2) return null
  return Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1) / n)
}

/** Normal interval of a mean; null with fewer than two rows. `z` is the quantile to use, normal or t(n - 1). */
export function meanInterval(moments: Moments, z: number): Interval | null {
  const error = meanStandardError(moments)
  if (error === null) return null
  const mean = moments.sum / moments.n
  return { low: mean - z * error, high: mean + z * error }
}
