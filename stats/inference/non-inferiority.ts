import { pFromLog } from '@/stats/distributions/p-value'
import { type EffectEstimate, testEffect } from './effect'

/** `lower` is the one-sided confidence limit at 1 - alpha; shown where it is above -margin. */
export type NonInferiority = { statistic: number; logP: number; pValue: number; lower: number; shown: boolean }

/**
 * Test of effect <= -margin (one-sided): z = (effect + margin) / SE, larger effects being better.
 * @param margin >= 0, in the units of the effect. @returns null where the standard error is not positive.
 */
export function nonInferiority(
  estimate: EffectEstimate,
  { margin, alpha }: { margin: number; alpha: number },
): NonInferiority | null {
  const shifted = testEffect({ ...estimate, value: estimate.value + margin }, { alpha, alternative: 'greater' })
  if (shifted === null) return null
  const { statistic, logP } = shifted
  return { statistic, logP, pValue: pFromLog(logP), lower: shifted.low - margin, shown: shifted.low > 0 }
}
