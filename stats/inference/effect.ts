import { normalLogSf, normalLogTwoSided } from '@/stats/distributions/normal'
import { pFromLog } from '@/stats/distributions/p-value'
import { tLogSf, tLogTwoSided } from '@/stats/distributions/student-t'
import { tCritical } from './t-critical'

/** What is asked: whether the effect differs from 0, is above it, or is below it. */
export type Alternative = 'two_sided' | 'greater' | 'lesser'

/** An effect with its standard error; `df` Infinity means the normal distribution. */
export type EffectEstimate = { value: number; standardError: number; df: number }

/** `low` and `high` are confidence limits at 1 - alpha, infinite on the open side; pValue is never 0. */
export type EffectTest = EffectEstimate & {
  statistic: number
  logP: number
  pValue: number
  low: number
  high: number
}

function logPOf(statistic: number, df: number, alternative: Alternative): number {
  const normal = df === Number.POSITIVE_INFINITY
  if (alternative === 'two_sided') return normal ? normalLogTwoSided(statistic) : tLogTwoSided(statistic, df)
  const upper = alternative === 'greater' ? statistic : -statistic
  return normal ? normalLogSf(upper) : tLogSf(upper, df)
}

/**
 * t (or z) test of an effect against 0 with its interval, value -/+ t SE.
 * @returns null where the standard error is not a positive finite number.
 */
export function testEffect(
  estimate: EffectEstimate,
  { alpha, alternative = 'two_sided' }: { alpha: number; alternative?: Alternative },
): EffectTest | null {
  const { value, standardError, df } = estimate
  if (!(standardError > 0) || !Number.isFinite(value) || !Number.isFinite(standardError)) return null
  const statistic = value / standardError
  const logP = logPOf(statistic, df, alternative)
  const half = tCritical(alternative === 'two_sided' ? alpha / 2 : alpha, df) * standardError
  return {
    ...estimate,
    statistic,
    logP,
    pValue: pFromLog(logP),
    low: alternative === 'lesser' ? Number.NEGATIVE_INFINITY : value - half,
    high: alternative === 'greater' ? Number.POSITIVE_INFINITY : value + half,
  }
}
