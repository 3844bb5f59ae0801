import { chiSquareLogSf } from '@/stats/distributions/chi-square'
import { pFromLog } from '@/stats/distributions/p-value'

/**
 * Sample-ratio mismatch at the end: Pearson's goodness of fit of the arms' counts to their weights, arms - 1 degrees of freedom.
 * An arm of weight 0 is left out, with its counts.
 * @param weights >= 0, scaled to their sum. @returns null with fewer than two arms of positive weight, or no units.
 */
export function sampleRatio(
  observed: readonly number[],
  weights: readonly number[],
): { statistic: number; logP: number; pValue: number } | null {
  const arms = observed.map((count, i) => ({ count, weight: weights[i] ?? 0 })).filter(({ weight }) => weight > 0)
  const total = arms.reduce((sum, { count }) => sum + count, 0)
  const scale = arms.reduce((sum, { weight }) => sum + weight, 0)
  if (arms.length < 2 || total <= 0) return null
  let statistic = 0
  for (const { count, weight } of arms) {
    const expected = (weight / scale) * total
    statistic += (count - expected) ** 2 / expected
  }
  const logP = statistic > 0 ? chiSquareLogSf(statistic, arms.length - 1) : 0
  return { statistic, logP, pValue: pFromLog(logP) }
}
