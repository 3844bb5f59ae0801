import { logIncompleteGamma } from './gamma'
import { invertTail } from './invert-tail'
import { normalQuantile } from './normal'

/** log P(X > x) of the chi-square distribution with df > 0 degrees of freedom. */
export function chiSquareLogSf(x: number, df: number): number {
  return logIncompleteGamma(df / 2, x / 2).upper
}

/** P(X > x) of the chi-square distribution. */
export function chiSquareSf(x: number, df: number): number {
  return Math.exp(chiSquareLogSf(x, df))
}

/** P(X <= x) of the chi-square distribution. */
export function chiSquareCdf(x: number, df: number): number {
  return Math.exp(logIncompleteGamma(df / 2, x / 2).lower)
}

/** The x with P(X <= x) = p, p in [0, 1). */
export function chiSquareQuantile(p: number, df: number): number {
  if (p <= 0) return 0
  const spread = 2 / (9 * df)
  let high = Math.max(1, df * (1 - spread + normalQuantile(p) * Math.sqrt(spread)) ** 3) * 2
  while (chiSquareCdf(high, df) < p) high *= 2
  return invertTail({ low: 0, high, target: p, cdf: (x) => chiSquareCdf(x, df) })
}
