import { LOG_LOSS_EPSILON } from '@/stats/metrics/binary/log-loss'

/**
 * Negative log likelihood, in nats, of one row: the label's probability clipped to [1e-15, 1 - 1e-15], over the sum of all.
 * Null when a probability is not a number in [0, 1], they sum to less than 0.5, or the label is not among them.
 * @param probabilities one per class.
 * @param label index of the class.
 */
export function multiclassLogLossTerm(probabilities: ArrayLike<number>, label: number): number | null {
  let sum = 0
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] ?? Number.NaN
    if (!(p >= 0 && p <= 1)) return null
    sum += Math.min(1 - LOG_LOSS_EPSILON, Math.max(LOG_LOSS_EPSILON, p))
  }
  const own = probabilities[label]
  if (own === undefined || sum < 0.5) return null
  return -Math.log(Math.min(1 - LOG_LOSS_EPSILON, Math.max(LOG_LOSS_EPSILON, own)) / sum)
}

/** Rank of the label's probability, from 1; of equal probabilities the earlier class comes first. */
export function labelRank(probabilities: ArrayLike<number>, label: number): number {
  const own = probabilities[label] ?? 0
  let rank = 1
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] ?? 0
    if (p > own || (p === own && i < label)) rank += 1
  }
  return rank
}
