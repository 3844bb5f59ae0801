import { type Figure, ratioFigure } from '@/stats/metrics/figure'

/** Brier score: mean of (score - label)^2 (Brier 1950); scores in [0, 1], labels 0 or 1, equal lengths. */
export function brier(scores: ArrayLike<number>, labels: ArrayLike<number>): Figure {
  let sum = 0
  for (let i = 0; i < scores.length; i++) sum += ((scores[i] ?? 0) - (labels[i] ?? 0)) ** 2
  return ratioFigure(sum, scores.length, 'no_rows')
}
