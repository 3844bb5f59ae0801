import type { ArmEstimate } from './arm-estimate'
import type { Sums } from './mean-estimate'

/** Numerator and denominator per unit of randomisation, with the sum of their products over the same n units. */
export type RatioSums = { numerator: Sums; denominator: Sums; products: number }

/** Sample covariance (ddof 1) of two quantities of the same n units from their sums. */
export function covarianceOf(n: number, sums: { x: number; y: number; products: number }): number {
  return (sums.products - (sums.x * sums.y) / n) / (n - 1)
}

/** Sample variance (ddof 1) from sums, not clipped. */
export function varianceOf({ n, sum, squares }: Sums): number {
  return (squares - (sum * sum) / n) / (n - 1)
}

/**
 * Ratio of sums by the delta method, clustered by unit: R = sum(m) / sum(d), variance
 * v_m / D^2 + R^2 v_d / D^2 - 2 R c / D^2 with D the mean denominator.
 * @returns null with fewer than two units or a denominator of 0.
 */
export function ratioEstimate({ numerator, denominator, products }: RatioSums): ArmEstimate | null {
  const { n } = numerator
  if (!(n >= 2) || denominator.sum === 0) return null
  const mean = numerator.sum / denominator.sum
  const base = denominator.sum / n
  const covariance = covarianceOf(n, { x: numerator.sum, y: denominator.sum, products })
  const spread = varianceOf(numerator) + mean * mean * varianceOf(denominator) - 2 * mean * covariance
  return { n, mean, variance: Math.max(0, spread / (base * base)) }
}
