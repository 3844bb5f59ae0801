import type { Interval } from './interval'

/**
 * Wilson's score interval of a proportion (Wilson 1927), within [0, 1] and never of width 0.
 * @param successes 0 <= successes <= n, may be fractional.
 * @param n > 0.
 * @param z normal quantile at 1 - alpha / 2.
 */
export function wilsonInterval(successes: number, n: number, z: number): Interval {
  const share = Math.min(1, Math.max(0, successes / n))
  const z2 = z * z
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return {
    low: share === 0 ? 0 : Math.max(0, centre - half),
    high: share === 1 ? 1 : Math.min(1, centre + half),
  }
}
