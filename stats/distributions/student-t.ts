import { logIncompleteBeta } from './beta'
import { invertTail } from './invert-tail'
import { normalQuantile } from './normal'

/** log P(|T| > |t|) of Student's t with df > 0 degrees of freedom. */
export function tLogTwoSided(t: number, df: number): number {
  if (!Number.isFinite(t)) return Number.NEGATIVE_INFINITY
  const square = t * t
  return logIncompleteBeta(df / 2, 0.5, { x: df / (df + square), y: square / (df + square) }).lower
}

/** log P(T > t). */
export function tLogSf(t: number, df: number): number {
  const half = tLogTwoSided(t, df) - Math.LN2
  return t >= 0 ? half : Math.log1p(-Math.exp(half))
}

/** P(T > t). */
export function tSf(t: number, df: number): number {
  return Math.exp(tLogSf(t, df))
}

/** P(T <= t). */
export function tCdf(t: number, df: number): number {
  return tSf(-t, df)
}

/** The t with P(T <= t) = p, p in (0, 1). */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p < 0.5) return -upperQuantile(p, df)
  return upperQuantile(1 - p, df)
}

function upperQuantile(tail: number, df: number): number {
  if (tail <= 0) return Number.POSITIVE_INFINITY
  let high = Math.max(1, -2 * normalQuantile(tail))
  while (tSf(high, df) > tail) high *= 4
  return invertTail({ low: 0, high, target: -Math.log(tail), cdf: (t) => -tLogSf(t, df) })
}
