import { type EffectTest, testEffect } from './effect'
import type { Sums } from './mean-estimate'

/**
 * Paired t test of two versions' losses on the same units, n - 1 degrees of freedom.
 * @param differences sums of loss(challenger) - loss(champion) per unit; below 0 the challenger is better.
 * @returns null with fewer than two units or where every difference is the same.
 */
export function pairedLossTest({ n, sum, squares }: Sums, alpha: number): EffectTest | null {
  if (!(n >= 2)) return null
  const value = sum / n
  const variance = Math.max(0, squares - n * value * value) / (n - 1)
  return testEffect({ value, standardError: Math.sqrt(variance / n), df: n - 1 }, { alpha })
}
