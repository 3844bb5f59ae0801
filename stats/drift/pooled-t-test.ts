import { tLogTwoSided } from '@/stats/distributions/student-t'
import type { TestResult } from './goodness-of-fit'
import { type Moments, moments } from './moments'

/**
 * Two-sided t test of two means with a pooled variance (SciPy's `ttest_ind`), n + m - 2 degrees of freedom.
 * Values are taken from the first one's place, so that a large mean loses no digits of the difference.
 * @returns null where both samples are constant or there are fewer than three values.
 */
export function pooledTTest(a: ArrayLike<number>, b: ArrayLike<number>): TestResult | null {
  const origin = a[0] ?? 0
  const about = (values: ArrayLike<number>): Moments => moments(Float64Array.from(values, (value) => value - origin))
  const [x, y] = [about(a), about(b)]
  const df = x.n + y.n - 2
  if (x.n === 0 || y.n === 0 || df < 1) return null
  const variance = (x.n * x.sd ** 2 + y.n * y.sd ** 2) / df
  if (!(variance > 0)) return null
  const statistic = (x.mean - y.mean) / Math.sqrt(variance * (1 / x.n + 1 / y.n))
  return { statistic, logP: tLogTwoSided(statistic, df) }
}
