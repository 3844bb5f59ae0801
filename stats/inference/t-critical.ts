import { normalQuantile } from '@/stats/distributions/normal'
import { tQuantile } from '@/stats/distributions/student-t'

const LARGE = 2000
const memo = new Map<string, number>()

/**
 * The t with P(T > t) = tail for df > 0 (Infinity is the normal). Above 2,000 degrees of freedom the expansion of Abramowitz and
 * Stegun 26.7.5, whose error there is below 1e-12; below, the inverse of the distribution.
 */
export function tCritical(tail: number, df: number): number {
  const z = -normalQuantile(tail)
  if (df === Number.POSITIVE_INFINITY) return z
  if (df < LARGE || Math.abs(z) > 5) return remembered(tail, df)
  const z2 = z * z
  const g1 = (z2 + 1) / 4
  const g2 = ((5 * z2 + 16) * z2 + 3) / 96
  const g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
  const g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160
  return z + (z * (g1 + (g2 + (g3 + g4 / df) / df) / df)) / df
}

/** The same quantile is asked for by every segment of like size; the memory holds no more than a table's worth. */
function remembered(tail: number, df: number): number {
  const key = `${tail} ${df}`
  const known = memo.get(key)
  if (known !== undefined) return known
  if (memo.size > 4096) memo.clear()
  const value = -tQuantile(tail, df)
  memo.set(key, value)
  return value
}
