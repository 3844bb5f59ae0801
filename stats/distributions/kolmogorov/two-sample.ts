import { logGamma } from '../saddle-point'
import { latticeOutside } from './lattice'
import { kolmogorovLogSf } from './one-sample'

/** The larger sample size up to which the p-value is exact. */
const EXACT_MAX_N = 10_000
/** Below this log p the lattice count would underflow; the asymptotic tail stands in. */
const UNDERFLOW = -690

export type KolmogorovP = { logP: number; mode: 'exact' | 'asymptotic' }

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

/** n1 = n2: P = 2 sum over k of alternating binomial ratios, in a product form without cancellation. */
function logEqualSizes(n: number, h: number): number {
  let p = 0
  for (let k = Math.floor(n / h); k >= 1; k--) {
    let factor = 1
    for (let j = 0; j < h; j++) factor *= (n - k * h - j) / (n + k * h + j + 1)
    p = factor * (1 - p)
  }
  let first = 0
  for (let j = 0; j < h; j++) first += Math.log((n - j) / (n + j + 1))
  return Math.LN2 + first + Math.log1p(-p)
}

/** log of 2 / (n + m choose n): both samples lie entirely apart. */
function logApart(n: number, m: number): number {
  return Math.LN2 + logGamma(n + 1) + logGamma(m + 1) - logGamma(n + m + 1)
}

/**
 * log p of the two-sided two-sample Kolmogorov-Smirnov test.
 * Exact (share of lattice paths from (0, 0) to (n, m) that reach the distance d) where the larger sample has <= 10,000
 * values, else the one-sample distribution at the rounded effective size n m / (n + m): SciPy's
 * `ks_2samp(method='auto')`.
 * @param input d = sup |F - G|; n, m sample sizes >= 1; method `asymptotic` skips the exact count.
 */
export function kolmogorovTwoSample(input: {
  d: number
  n: number
  m: number
  method?: 'auto' | 'asymptotic'
}): KolmogorovP {
  const { d, n, m } = input
  if (input.method !== 'asymptotic' && Math.max(n, m) <= EXACT_MAX_N) {
    const g = gcd(n, m)
    const h = Math.round((d * n * m) / g)
    if (h === 0) return { logP: 0, mode: 'exact' }
    if (n === m) return { logP: Math.min(0, logEqualSizes(n, h)), mode: 'exact' }
    const tail = Math.LN2 - (2 * d * d * n * m) / (n + m)
    if (tail > UNDERFLOW) return { logP: Math.min(0, Math.log(latticeOutside({ n, m, g, h }))), mode: 'exact' }
  }
  const effective = Math.max(1, Math.round((n * m) / (n + m)))
  return { logP: d >= 1 ? logApart(n, m) : kolmogorovLogSf(effective, d), mode: 'asymptotic' }
}
