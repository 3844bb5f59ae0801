import { logIncompleteBeta } from './beta'

type Degrees = { numerator: number; denominator: number }

function tails(x: number, { numerator, denominator }: Degrees) {
  const total = numerator * x + denominator
  return logIncompleteBeta(numerator / 2, denominator / 2, { x: (numerator * x) / total, y: denominator / total })
}

/** log P(X > x) of Fisher's F distribution, x >= 0. */
function fLogSf(x: number, degrees: Degrees): number {
  return tails(x, degrees).upper
}

/** P(X > x) of Fisher's F distribution. */
export function fSf(x: number, degrees: Degrees): number {
  return Math.exp(fLogSf(x, degrees))
}

/** P(X <= x) of Fisher's F distribution. */
export function fCdf(x: number, degrees: Degrees): number {
  return Math.exp(tails(x, degrees).lower)
}
