import type { BoundedFigure, ScoreHistograms } from './binned'
import { harmonicSum } from './harmonic'

/**
 * Average precision from score histograms. With T positives and F negatives above a bin that holds p and q, a positive of the bin
 * has at its threshold at most T + p true and at least F false positives (all positives tied above all negatives), and the i-th
 * one at least T + i true and at most F + q false positives (all negatives first, then positives apart). So the bin adds between
 * sum_i (T+i)/(T+i+F+q) = p - (F+q) sum_i 1/(T+F+q+i) and p (T+p)/(T+p+F); both ends are reached, and bins do not depend on each
 * other. `value` is the middle, `bound` half of the distance. Undefined without positives.
 */
export function prAucBinned({ positives, negatives }: ScoreHistograms): BoundedFigure {
  let truePositives = 0
  let falsePositives = 0
  let low = 0
  let high = 0
  for (let j = positives.length - 1; j >= 0; j--) {
    const p = positives[j] ?? 0
    const q = negatives[j] ?? 0
    if (p > 0) {
      const worst = falsePositives + q
      low += worst === 0 ? p : p - worst * harmonicSum(truePositives + worst, p)
      high += (p * (truePositives + p)) / (truePositives + p + falsePositives)
    }
    truePositives += p
    falsePositives += q
  }
  if (truePositives <= 0) return { value: null, reason: falsePositives > 0 ? 'no_positives' : 'no_rows' }
  return { value: (low + high) / 2 / truePositives, bound: Math.max(0, high - low) / 2 / truePositives }
}
