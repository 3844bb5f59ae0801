import { logPoissonTerm } from './saddle-point'

/** log of a regularised integral and of its complement. */
export type LogTails = { lower: number; upper: number }

export function logComplement(logP: number): number {
  if (logP >= 0) return Number.NEGATIVE_INFINITY
  return logP > -Math.LN2 ? Math.log(-Math.expm1(logP)) : Math.log1p(-Math.exp(logP))
}

const STEPS = 100_000
const EPSILON = 1e-17
const TINY = 1e-300

function lowerSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < STEPS; n++) {
    term *= x / (a + n)
    sum += term
    if (term < sum * EPSILON) break
  }
  return sum
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let i = 1; i < STEPS; i++) {
    const an = -i * (i - a)
    b += 2
    d = an * d + b
    if (Math.abs(d) < TINY) d = TINY
    c = b + an / c
    if (Math.abs(c) < TINY) c = TINY
    d = 1 / d
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

/**
 * Logarithms of the regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x >= 0. Never saturates.
 * Source: series and Legendre's continued fraction (DLMF 8.11.4, 8.9.2), prefactor by Loader's saddle point.
 */
export function logIncompleteGamma(a: number, x: number): LogTails {
  if (!(x > 0)) return { lower: Number.NEGATIVE_INFINITY, upper: 0 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 0, upper: Number.NEGATIVE_INFINITY }
  const term = logPoissonTerm(a, x)
  if (x < a + 1) {
    const lower = Math.min(0, term + Math.log(lowerSeries(a, x)))
    return { lower, upper: logComplement(lower) }
  }
  const upper = Math.min(0, term + Math.log(a) + Math.log(upperFraction(a, x)))
  return { lower: logComplement(upper), upper }
}
