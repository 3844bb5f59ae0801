import type { ArmEstimate } from './arm-estimate'

/** A quantile of one arm with the 95 % order-statistic limits around it; `effective` units after clustering (n when none). */
export type QuantileSums = { n: number; effective: number; value: number; low: number; high: number }

const LEAST = 1e-5
const WIDTH = 1.959963984540054

/**
 * Estimate of a quantile whose variance is taken from the width of its order-statistic interval:
 * (effective / n) (n - 1) ((high - low) / (2 * 1.959964))^2, the last the normal quantile at 97.5 %. An interval of width 0 with 100 units or more gets the variance 1e-5.
 * @returns null with fewer than two units.
 */
export function quantileEstimate({ n, effective, value, low, high }: QuantileSums): ArmEstimate | null {
  if (!(n >= 2)) return null
  const spread = (effective / n) * (n - 1) * ((high - low) / (2 * WIDTH)) ** 2
  return { n, mean: value, variance: n >= 100 ? Math.max(spread, LEAST) : spread }
}
