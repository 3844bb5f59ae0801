import { chiSquareLogSf } from '@/stats/distributions/chi-square'
import type { TestResult } from './goodness-of-fit'

/**
 * Pearson's chi-square test of homogeneity of two samples of counts; empty cells are left out, cells - 1 degrees of
 * freedom.
 * @param options.continuity Yates' correction where there is one degree of freedom, SciPy's `chi2_contingency`
 * default.
 * @returns null with fewer than two cells that hold anything, or an empty sample.
 */
export function twoSampleChiSquare(
  reference: ArrayLike<number>,
  window: ArrayLike<number>,
  options: { continuity?: boolean } = {},
): (TestResult & { df: number }) | null {
  let [n, m, cells] = [0, 0, 0]
  for (let i = 0; i < reference.length; i++) {
    n += reference[i] as number
    m += window[i] as number
    if ((reference[i] as number) + (window[i] as number) > 0) cells++
  }
  if (cells < 2 || n === 0 || m === 0) return null
  const df = cells - 1
  let statistic = 0
  for (let i = 0; i < reference.length; i++) {
    const both = (reference[i] as number) + (window[i] as number)
    if (both === 0) continue
    for (const [seen, size] of [
      [reference[i] as number, n],
      [window[i] as number, m],
    ] as const) {
      const expected = (both * size) / (n + m)
      const off = Math.abs(seen - expected)
      const corrected = options.continuity && df === 1 ? off - Math.min(0.5, off) : off
      statistic += corrected ** 2 / expected
    }
  }
  return { statistic, df, logP: chiSquareLogSf(statistic, df) }
}
