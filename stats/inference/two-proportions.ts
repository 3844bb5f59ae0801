import { normalLogTwoSided } from '@/stats/distributions/normal'
import { pFromLog } from '@/stats/distributions/p-value'
import { type EffectTest, testEffect } from './effect'
import type { Proportions } from './proportions'

/**
 * Two-sided z test of two shares with the pooled variance; the square is Pearson's chi-square of the 2 x 2 table.
 * @returns z = 0 and p = 1 where both shares are 0 or both 1; null where an arm is empty.
 */
export function pooledTwoProportions({
  control,
  treatment,
}: Proportions): { statistic: number; logP: number; pValue: number } | null {
  if (!(control.n > 0 && treatment.n > 0)) return null
  const share = (control.events + treatment.events) / (control.n + treatment.n)
  const difference = treatment.events / treatment.n - control.events / control.n
  const variance = share * (1 - share) * (1 / control.n + 1 / treatment.n)
  const statistic = variance > 0 ? difference / Math.sqrt(variance) : 0
  const logP = normalLogTwoSided(statistic)
  return { statistic, logP, pValue: pFromLog(logP) }
}

/** z test and Wald's interval of the difference of two shares with each arm's own variance; null where neither varies. */
export function waldTwoProportions({ control, treatment }: Proportions, alpha: number): EffectTest | null {
  if (!(control.n > 0 && treatment.n > 0)) return null
  const [p, q] = [control.events / control.n, treatment.events / treatment.n]
  const standardError = Math.sqrt((p * (1 - p)) / control.n + (q * (1 - q)) / treatment.n)
  return testEffect({ value: q - p, standardError, df: Number.POSITIVE_INFINITY }, { alpha })
}
