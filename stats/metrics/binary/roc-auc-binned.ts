import type { BoundedFigure, ScoreHistograms } from './binned'

/**
 * ROC AUC from score histograms: pairs in different bins are decided, pairs within a bin count half.
 * `bound` = half of sum_j p+_j q-_j (shares of positives and of negatives in bin j): the worst that order within bins can do.
 */
export function rocAucBinned({ positives, negatives }: ScoreHistograms): BoundedFigure {
  let m = 0
  let n = 0
  let decided = 0
  let undecided = 0
  for (let j = 0; j < positives.length; j++) {
    const p = positives[j] ?? 0
    const q = negatives[j] ?? 0
    decided += p * n
    undecided += p * q
    m += p
    n += q
  }
  if (m <= 0 || n <= 0) return { value: null, reason: m + n <= 0 ? 'no_rows' : 'one_class_only' }
  return { value: (decided + undecided / 2) / m / n, bound: undecided / 2 / m / n }
}
