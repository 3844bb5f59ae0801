import { chiSquareLogSf } from '@/stats/distributions/chi-square'

/**
 * A test's statistic and the natural logarithm of its p-value; both Infinity-free unless a cell was expected to be
 * empty.
 */
export type TestResult = { statistic: number; logP: number }
export type FitStatistic = 'pearson' | 'log_likelihood'

/**
 * One-sample goodness of fit of the window's counts to the reference's, scaled to the window's size; cells - 1 degrees
 * of freedom. The reference's own sampling error is ignored (as SciPy's `chisquare` and `power_divergence` do), so it
 * rejects more often than the two-sample test. A cell that the reference does not have makes the statistic infinite
 * and p = 0.
 * @param reference, window counts of equal length, both with a positive sum. @returns null with fewer than two cells.
 */
export function goodnessOfFit(
  reference: ArrayLike<number>,
  window: ArrayLike<number>,
  statistic: FitStatistic = 'pearson',
): TestResult | null {
  let [n, m] = [0, 0]
  for (let i = 0; i < reference.length; i++) {
    n += reference[i] as number
    m += window[i] as number
  }
  let sum = 0
  let cells = 0
  for (let i = 0; i < reference.length; i++) {
    const expected = ((reference[i] as number) * m) / n
    const seen = window[i] as number
    if (expected === 0 && seen === 0) continue
    cells++
    if (statistic === 'pearson') sum += (seen - expected) ** 2 / expected
    else if (seen > 0) sum += 2 * seen * Math.log(seen / expected)
  }
  if (cells < 2) return null
  const value = Math.max(0, sum)
  return { statistic: value, logP: value === Infinity ? -Infinity : chiSquareLogSf(value, cells - 1) }
}
