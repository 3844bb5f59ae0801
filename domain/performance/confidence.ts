import { normalQuantile } from '@/stats/distributions/normal'
import { tQuantile } from '@/stats/distributions/student-t'

/** Level of every interval on a performance figure. */
export const CONFIDENCE = 0.95
const UPPER = (1 + CONFIDENCE) / 2

/** Normal quantile at 0.975. */
export const Z = normalQuantile(UPPER)

/** Student's t quantile at 0.975. */
export function criticalT(degreesOfFreedom: number): number {
  return tQuantile(UPPER, degreesOfFreedom)
}
