import { type Figure, ratioFigure } from '@/stats/metrics/figure'

/** Probabilities are clipped to [eps, 1 - eps], so that one certain and wrong row costs 34.5 and not infinity. */
export const LOG_LOSS_EPSILON = 1e-15

/** Negative log likelihood, in nats, of one row: `score` is P(positive) in [0, 1], `label` 1 or 0. */
export function logLossTerm(score: number, label: number): number {
  const clipped = Math.min(1 - LOG_LOSS_EPSILON, Math.max(LOG_LOSS_EPSILON, score))
  return -Math.log(label === 1 ? clipped : 1 - clipped)
}

/** Mean log loss in nats over rows; scores in [0, 1], labels 0 or 1, equal lengths. */
export function logLoss(scores: ArrayLike<number>, labels: ArrayLike<number>): Figure {
  let sum = 0
  for (let i = 0; i < scores.length; i++) sum += logLossTerm(scores[i] ?? 0, labels[i] ?? 0)
  return ratioFigure(sum, scores.length, 'no_rows')
}
