import { type Figure, undefinedFigure } from '@/stats/metrics/figure'
import type { SplitScores } from './split-scores'

/**
 * Average precision as scikit-learn defines it: sum over distinct thresholds, from the highest, of (R_k - R_{k-1}) P_k, without
 * interpolation; tied scores share one threshold. Undefined without positives.
 */
export function prAuc({ positives, negatives }: SplitScores): Figure {
  const m = positives.length
  if (m === 0) return undefinedFigure(negatives.length === 0 ? 'no_rows' : 'no_positives')
  let i = m - 1
  let j = negatives.length - 1
  let sum = 0
  while (i >= 0) {
    const threshold = positives[i] ?? 0
    const before = i
    while (i >= 0 && positives[i] === threshold) i--
    while (j >= 0 && (negatives[j] ?? 0) >= threshold) j--
    const truePositives = m - 1 - i
    const falsePositives = negatives.length - 1 - j
    sum += ((before - i) * truePositives) / (truePositives + falsePositives)
  }
  return { value: sum / m }
}
