import type { Interval } from './interval'

/** Standard error of a ROC AUC from `m` positives and `n` negatives (Hanley and McNeil 1982, exponential approximation). */
export function hanleyMcNeilStandardError(auc: number, m: number, n: number): number {
  const q1 = auc / (2 - auc)
  const q2 = (2 * auc * auc) / (1 + auc)
  const variance = (auc * (1 - auc) + (m - 1) * (q1 - auc * auc) + (n - 1) * (q2 - auc * auc)) / (m * n)
  return Math.sqrt(Math.max(0, variance))
}

/** Newcombe's (2006) symmetric form of Hanley and McNeil's variance: m - 1 and n - 1 are both (m + n) / 2 - 1. */
function newcombeStandardError(auc: number, m: number, n: number): number {
  const size = (m + n) / 2 - 1
  const spread = 1 + (size * (1 - auc)) / (2 - auc) + (size * auc) / (1 + auc)
  return Math.sqrt((auc * (1 - auc) * spread) / (m * n))
}

type Side = { auc: number; m: number; n: number; z: number }

function limit({ auc, m, n, z }: Side, end: 0 | 1): number {
  let outside: number = end
  let inside = auc
  for (let step = 0; step < 60; step++) {
    const middle = (outside + inside) / 2
    if (Math.abs(auc - middle) <= z * newcombeStandardError(middle, m, n)) inside = middle
    else outside = middle
  }
  return inside
}

/**
 * Score interval of a ROC AUC: all theta with |auc - theta| <= z SE(theta), SE in Newcombe's form of Hanley and McNeil's
 * (Newcombe 2006, method 5). Within [0, 1], with a width also at auc = 0 and 1.
 * @param auc in [0, 1]; m, n > 0 rows of either label; z the normal quantile at 1 - alpha / 2.
 */
export function rocAucInterval(side: Side): Interval {
  return { low: limit(side, 0), high: limit(side, 1) }
}
