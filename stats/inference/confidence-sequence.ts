import { pFromLog } from '@/stats/distributions/p-value'

export type SequenceReading = {
  /** Half-width of the always-valid interval, in the units of the standard error. */
  half: number
  rho: number
  logP: number
  pValue: number
}

export type SequenceInput = { value: number; standardError: number; n: number }

/** The mixture's parameter that makes the sequence narrowest when `tuning` units have come, at two-sided level alpha. */
export function sequenceRho(alpha: number, tuning: number): number {
  const twice = -2 * Math.log(alpha)
  return Math.sqrt((twice + Math.log(twice + 1)) / tuning)
}

/**
 * Asymptotic confidence sequence of an effect, valid at every look (I. Waudby-Smith and others, equation 9; a normal mixture, the
 * same as mSPRT with tau^2 = rho^2 n SE^2). The p-value may only be lowered over time: keep the least.
 * @param n units of both arms; standardError > 0. @param tuning units at which it shall be narrowest, settled beforehand.
 */
export function confidenceSequence(
  { value, standardError, n }: SequenceInput,
  { alpha, tuning }: { alpha: number; tuning: number },
): SequenceReading {
  const rho = sequenceRho(alpha, tuning)
  const spread = n * rho * rho + 1
  const half = standardError * Math.sqrt(((2 * spread) / (n * rho * rho)) * (Math.log(spread) / 2 - Math.log(alpha)))
  const t = value / standardError
  const logP = Math.min(0, Math.log(spread) / 2 - (rho * rho * n * t * t) / (2 * spread))
  return { half, rho, logP, pValue: pFromLog(logP) }
}

/**
 * One-sided confidence sequence (same source, equation 134): value - half is a lower bound that holds at all looks together
 * with probability 1 - alpha; value + half is the like upper bound. `logP` is the level at which the bound that faces 0 touches it.
 */
export function oneSidedConfidenceSequence(
  { value, standardError, n }: SequenceInput,
  options: { alpha: number; tuning: number; alternative: 'greater' | 'lesser' },
): SequenceReading {
  const rho = sequenceRho(2 * options.alpha, options.tuning)
  const spread = n * rho * rho + 1
  const scale = (2 * spread) / (n * rho * rho)
  const half = standardError * Math.sqrt(scale * Math.log1p(Math.sqrt(spread) / (2 * options.alpha)))
  const t = (options.alternative === 'greater' ? value : -value) / standardError
  if (!(t > 0)) return { half, rho, logP: 0, pValue: 1 }
  const exponent = (t * t) / scale
  const logGrowth = exponent > 30 ? exponent : Math.log(Math.expm1(exponent))
  const logP = Math.min(0, Math.log(spread) / 2 - Math.LN2 - logGrowth)
  return { half, rho, logP, pValue: pFromLog(logP) }
}
