import { type LogTails, logComplement } from './gamma'
import { invertTail } from './invert-tail'
import { logBinomialTerm } from './saddle-point'

const STEPS = 100_000

/**
 * I_x(a, b) over x^a y^b / B(a, b), for x below the mean; lambda = a - (a + b) x >= 0, given so that x near 1 loses
 * nothing.
 */
function fraction(a: number, b: number, { x, y, lambda }: { x: number; y: number; lambda: number }): number {
  const offset = 1 + lambda
  const first = 1 + 1 / a
  let p = 1
  let s = a + 1
  let [top, bottom, nextTop, nextBottom] = [0, 1, 1, offset / first]
  let r = first / offset
  for (let n = 1; n < STEPS; n++) {
    const t = n / a
    const w = n * (b - n) * x
    const e = a / s
    const alpha = p * (p + b / a) * e * e * (w * x)
    const beta = n + w / s + ((t + 1) / (first + t + t)) * (offset + n * (y + 1))
    p = t + 1
    s += 2
    const aboveTop = alpha * top + beta * nextTop
    const aboveBottom = alpha * bottom + beta * nextBottom
    const before = r
    r = aboveTop / aboveBottom
    if (Math.abs(r - before) <= 1e-16 * r) break
    top = nextTop / aboveBottom
    bottom = nextBottom / aboveBottom
    nextTop = r
    nextBottom = 1
  }
  return r
}

/**
 * Logarithms of the regularised incomplete beta function I_x(a, b) and of its complement; a, b > 0. Never saturates.
 * @param at x in [0, 1] and y = 1 - x, given apart so that neither loses digits near 0.
 * Source: continued fraction of A. R. DiDonato, A. H. Morris, ACM TOMS 18 (1992), equation 9; prefactor by Loader's
 * saddle point.
 */
export function logIncompleteBeta(a: number, b: number, at: { x: number; y: number }): LogTails {
  const { x, y } = at
  if (!(x > 0)) return { lower: Number.NEGATIVE_INFINITY, upper: 0 }
  if (!(y > 0)) return { lower: 0, upper: Number.NEGATIVE_INFINITY }
  const term = logBinomialTerm(a, b, at) + Math.log(a) + Math.log(b) - Math.log(a + b)
  const lambda = x < y ? a - (a + b) * x : (a + b) * y - b
  if (lambda >= 0) {
    const lower = Math.min(0, term + Math.log(fraction(a, b, { x, y, lambda })))
    return { lower, upper: logComplement(lower) }
  }
  const upper = Math.min(0, term + Math.log(fraction(b, a, { x: y, y: x, lambda: -lambda })))
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
