import { normalCdf, normalQuantile } from '@/stats/distributions/normal'

/** Power of a two-sided z test at level alpha against an effect that is `effect` with standard error `standardError`. */
export function normalPower({
  effect,
  standardError,
  alpha,
}: {
  effect: number
  standardError: number
  alpha: number
}): number {
  return powerBeyond({ effect, standardError, critical: -normalQuantile(alpha / 2) })
}

/** The same with the bound given in standard errors. */
export function powerBeyond(input: { effect: number; standardError: number; critical: number }): number {
  const shift = input.effect / input.standardError
  return normalCdf(shift - input.critical) + normalCdf(-shift - input.critical)
}
