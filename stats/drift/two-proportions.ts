import { normalLogTwoSided } from '@/stats/distributions/normal'
import type { TestResult } from './goodness-of-fit'

export type Proportion = { count: number; n: number }

/**
 * Two-sided z test of two proportions with the pooled variance, z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)).
 * @returns null where a sample is empty; z = 0 and p = 1 where both shares are 0, or both 1.
 */
export function twoProportions(a: Proportion, b: Proportion): TestResult | null {
  if (a.n <= 0 || b.n <= 0) return null
  const pooled = (a.count + b.count) / (a.n + b.n)
  const difference = a.count / a.n - b.count / b.n
  if (pooled <= 0 || pooled >= 1) return { statistic: 0, logP: 0 }
  const statistic = difference / Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n))
  return { statistic, logP: normalLogTwoSided(statistic) }
}
