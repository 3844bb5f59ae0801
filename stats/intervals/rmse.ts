import type { Interval } from './interval'
import { meanInterval } from './mean'

/** Interval of a root mean square: the mean square's normal interval, cut at 0, under the root. Null with fewer than two rows. */
export function rmseInterval(errors: { n: number; squared: number; fourth: number }, z: number): Interval | null {
  const square = meanInterval({ n: errors.n, sum: errors.squared, squares: errors.fourth }, z)
  return square && { low: Math.sqrt(Math.max(0, square.low)), high: Math.sqrt(Math.max(0, square.high)) }
}
