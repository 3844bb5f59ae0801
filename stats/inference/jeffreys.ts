import { betaQuantile } from '@/stats/distributions/beta'
import type { Interval } from '@/stats/intervals/interval'
import type { Share } from './proportions'

/** Jeffreys' interval of a share at 1 - alpha: quantiles of Beta(events + 1/2, n - events + 1/2). */
export function jeffreysInterval({ events, n }: Share, alpha: number): Interval {
  return {
    low: betaQuantile(alpha / 2, events + 0.5, n - events + 0.5),
    high: 1 - betaQuantile(alpha / 2, n - events + 0.5, events + 0.5),
  }
}
