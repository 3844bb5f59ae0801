import { labelSquares } from '@/stats/metrics/regression/r2'
import type { RegressionSums } from '@/stats/metrics/regression/sums'
import type { Interval } from './interval'

/**
 * Standard error of R^2 = 1 - A / V by the delta method (influence function): A = mean e^2, V = var y,
 * IF = -(e^2 - A) / V + (A / V^2) ((y - mean)^2 - V). Null with fewer than three rows or a constant label.
 */
function r2StandardError(s: RegressionSums): number | null {
  const { n } = s
  const total = n > 2 ? labelSquares(s) : 0
  if (total <= 0) return null
  const mu = s.label / n
  const a = s.squared / n
  const v = total / n
  const fourth = (s.label4 - 4 * mu * s.label3 + 6 * mu * mu * s.label2 - 4 * mu ** 3 * s.label) / n + mu ** 4
  const cross = (s.squaredByLabel2 - 2 * mu * s.squaredByLabel + mu * mu * s.squared) / n
  const errorPart = (s.fourth / n - a * a) / (v * v)
  const spreadPart = ((a * a) / v ** 4) * (fourth - v * v)
  const crossPart = (2 * a * (cross - a * v)) / v ** 3
  return Math.sqrt(Math.max(0, errorPart + spreadPart - crossPart) / n)
}

/** Normal interval of R^2, cut at 1. */
export function r2Interval(sums: RegressionSums, z: number): Interval | null {
  const error = r2StandardError(sums)
  if (error === null) return null
  const value = 1 - sums.squared / labelSquares(sums)
  return { low: value - z * error, high: Math.min(1, value + z * error) }
}
