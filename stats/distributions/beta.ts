import { type LogTails, logComplement } from './gamma'
import { invertTail } from './invert-tail'
import { logBinomialTerm } from './saddle-point'

const STEPS = 100_000
const TINY = 1e-300

function fraction(a: number, b: number, x: number): number {
  const guard = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guard(1 + even * d)
    c = guard(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guard(1 + odd * d)
    c = guard(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

/**
 * Logarithms of the regularised incomplete beta function I_x(a, b) and of its complement; a, b > 0. Never saturates.
 * @param at x in [0, 1] and y = 1 - x, given apart so that neither loses digits near 0.
 * Source: continued fraction (DLMF 8.17.22), prefactor by Loader's saddle point.
 */
export function logIncompleteBeta(a: number, b: number, at: { x: number; y: number }): LogTails {
  const { x, y } = at
  if (!(x > 0)) return { lower: Number.NEGATIVE_INFINITY, upper: 0 }
  if (!(y > 0)) return { lower: 0, upper: Number.NEGATIVE_INFINITY }
  const term = logBinomialTerm(a, b, at) - Math.log(a + b)
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(0, term + Math.log(b) + Math.log(fraction(a, b, x)))
    return { lower, upper: logComplement(lower) }
  }
  const upper = Math.min(0, term + Math.log(a) + Math.log(fraction(b, a, y)))
  return { lower: logComplement(upper), upper }
}

/** P(X <= x) of the beta distribution. */
export function betaCdf(x: number, a: number, b: number): number {
  return Math.exp(logIncompleteBeta(a, b, { x, y: 1 - x }).lower)
}

/** The x with P(X <= x) = p of the beta distribution, p in [0, 1]. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0 || p >= 1) return p <= 0 ? 0 : 1
  return invertTail({ low: 0, high: 1, target: p, cdf: (x) => betaCdf(x, a, b) })
}
