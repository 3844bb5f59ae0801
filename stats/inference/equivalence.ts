import { normalCdf, normalQuantile } from '@/stats/distributions/normal'
import { pFromLog } from '@/stats/distributions/p-value'
import { type EffectEstimate, testEffect } from './effect'
import type { Proportions } from './proportions'

export type Equivalence = { value: number; standardError: number; logP: number; pValue: number; shown: boolean }

/**
 * Two one-sided tests (D. J. Schuirmann 1987) that an effect lies within -margin and margin; p is the larger of both.
 * @returns null where the standard error is not positive.
 */
export function equivalence(
  estimate: EffectEstimate,
  { margin, alpha }: { margin: number; alpha: number },
): Equivalence | null {
  const above = testEffect({ ...estimate, value: estimate.value + margin }, { alpha, alternative: 'greater' })
  const below = testEffect({ ...estimate, value: estimate.value - margin }, { alpha, alternative: 'lesser' })
  if (above === null || below === null) return null
  const logP = Math.max(above.logP, below.logP)
  const { value, standardError } = estimate
  return { value, standardError, logP, pValue: pFromLog(logP), shown: logP < Math.log(alpha) }
}

/**
 * Equivalence of two shares. Each share's variance is taken with one event and one non-event added, so that shares of 0 and 1 keep
 * one.
 * @returns null where an arm is empty; `power` is the chance to show it when the shares are equal.
 */
export function equivalentProportions(
  { control, treatment }: Proportions,
  options: { margin: number; alpha: number },
): (Equivalence & { power: number }) | null {
  if (!(control.n > 0 && treatment.n > 0)) return null
  const [p, q] = [(control.events + 1) / (control.n + 2), (treatment.events + 1) / (treatment.n + 2)]
  const standardError = Math.sqrt((p * (1 - p)) / control.n + (q * (1 - q)) / treatment.n)
  const value = treatment.events / treatment.n - control.events / control.n
  const found = equivalence({ value, standardError, df: Number.POSITIVE_INFINITY }, options)
  const room = options.margin / standardError + normalQuantile(options.alpha)
  return found && { ...found, power: Math.max(0, 2 * normalCdf(room) - 1) }
}
