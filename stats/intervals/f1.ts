import type { Confusion } from '@/stats/metrics/binary/confusion'
import type { Interval } from './interval'
import { wilsonInterval } from './wilson'

/**
 * Standard error of F1 by the multinomial delta method. With q = tp / (tp + fp + fn), F1 = 2 q / (1 + q), and the delta method
 * over the cells gives 2 / (1 + q)^2 sqrt(q (1 - q) / (tp + fp + fn)). Null where F1 is undefined.
 */
export function f1StandardError({ fp, fn, tp }: Confusion): number | null {
  const union = tp + fp + fn
  if (union === 0) return null
  const q = tp / union
  return (2 / (1 + q) ** 2) * Math.sqrt((q * (1 - q)) / union)
}

/**
 * Interval of F1: Wilson's interval of q, taken through 2 q / (1 + q), which rises with q. The delta method's interval for large
 * n; stays within [0, 1] and keeps a width at F1 = 0 and 1. Null where F1 is undefined.
 */
export function f1Interval({ fp, fn, tp }: Confusion, z: number): Interval | null {
  const union = tp + fp + fn
  if (union === 0) return null
  const { low, high } = wilsonInterval(tp, union, z)
  return { low: (2 * low) / (1 + low), high: (2 * high) / (1 + high) }
}
