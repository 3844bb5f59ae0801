import { betaQuantile } from '@/stats/distributions/beta'
import type { Interval } from '@/stats/intervals/interval'
import type { Share } from './proportions'

/** Exact interval of a share (C. J. Clopper, E. S. Pearson 1934) at 1 - alpha; events are whole numbers. */
export function clopperPearson({ events, n }: Share, alpha: number): Interval {
  return {
    low: events <= 0 ? 0 : betaQuantile(alpha / 2, events, n - events + 1),
    high: events >= n ? 1 : 1 - betaQuantile(alpha / 2, n - events, events + 1),
  }
}
