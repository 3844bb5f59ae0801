import { logBinomialTerm } from '../saddle-point'

const NEGLIGIBLE = -42

/**
 * log P(D+_n >= x): exact one-sided one-sample Kolmogorov-Smirnov tail, 0 < x < 1, n >= 1 integer. Never saturates.
 * Sums x (n choose j) u^(j-1) (1-u)^(n-j), u = x + j / n, over 0 <= j <= n (1 - x); all terms are positive.
 * Source: Z. W. Birnbaum, F. H. Tingey, Ann. Math. Stat. 22 (1951).
 */
export function smirnovLogSf(n: number, x: number): number {
  const last = Math.min(n - 1, Math.floor(n * (1 - x)))
  const logTerm = (j: number) => {
    if (j === 0) return n * Math.log1p(-x)
    const u = x + j / n
    const y = (n - j) / n - x
    return y > 0 ? logBinomialTerm(j, n - j, { x: u, y }) + Math.log(x / u) : Number.NEGATIVE_INFINITY
  }
  let top = logTerm(0)
  let sum = 1
  const walk = (from: number, step: 1 | -1) => {
    let before = Number.NEGATIVE_INFINITY
    for (let j = from; j >= 1 && j <= last; j += step) {
      const term = logTerm(j)
      if (term > top) {
        sum = sum * Math.exp(top - term) + 1
        top = term
      } else {
        sum += Math.exp(term - top)
        if (term < before && term - top < NEGLIGIBLE) return
      }
      before = term
    }
  }
  const middle = Math.max(1, Math.round((n * (1 - x)) / 2))
  walk(middle, 1)
  walk(middle - 1, -1)
  return Math.min(0, top + Math.log(sum))
}
