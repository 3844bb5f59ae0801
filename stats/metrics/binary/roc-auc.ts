import { type Figure, undefinedFigure } from '@/stats/metrics/figure'
import type { SplitScores } from './split-scores'

/**
 * Exact area under the ROC curve: the share of (positive, negative) pairs in which the positive scores higher, ties counted
 * half; equals the Mann-Whitney U from mid-ranks / (m n). Undefined unless both labels occur.
 */
export function rocAuc({ positives, negatives }: SplitScores): Figure {
  const m = positives.length
  const n = negatives.length
  if (m === 0 || n === 0) return undefinedFigure(m + n === 0 ? 'no_rows' : 'one_class_only')
  let below = 0
  let upTo = 0
  let doubledWins = 0
  for (let i = 0; i < m; i++) {
    const score = positives[i] ?? 0
    while (below < n && (negatives[below] ?? 0) < score) below++
    if (upTo < below) upTo = below
    while (upTo < n && (negatives[upTo] ?? 0) <= score) upTo++
    doubledWins += below + upTo
  }
  return { value: doubledWins / 2 / m / n }
}
