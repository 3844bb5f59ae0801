import type { Arms, Difference } from './arm-estimate'
import { type Alternative, type EffectTest, testEffect } from './effect'
import { effectSize, effectVariance } from './effect-variance'
import { welchDegrees } from './welch-degrees'

/**
 * Welch's t test of two arms with its interval (B. L. Welch 1947), on the absolute difference or, by the delta method, on the
 * relative one. Only the absolute one may decide: the relative test of the same data can be weaker by orders of magnitude.
 * @returns null where neither arm varies, or the control is 0 and the difference relative.
 */
export function welch(
  arms: Arms,
  options: { alpha: number; difference?: Difference; alternative?: Alternative },
): EffectTest | null {
  const difference = options.difference ?? 'absolute'
  const value = effectSize(arms, difference)
  if (value === null) return null
  const standardError = Math.sqrt(effectVariance(arms, difference))
  return testEffect({ value, standardError, df: welchDegrees(arms) }, options)
}
