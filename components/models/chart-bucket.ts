import { DAY_MS } from '@/domain/time/windows'

export type ChartBucket = 'hour' | 'day' | 'week' | 'month'

/** How finely a range is cut for a chart over time: some 7 to 60 points. */
export function chartBucket(from: Date, to: Date): ChartBucket {
  const days = (to.getTime() - from.getTime()) / DAY_MS
  if (days <= 2) return 'hour'
  if (days <= 45) return 'day'
  return days <= 420 ? 'week' : 'month'
}

/**
 * For distances, which small windows exaggerate: by week as soon as there are three of them, so that a point stands for about as
 * many rows as the window that is judged.
 */
export function distanceBucket(from: Date, to: Date): ChartBucket {
  const days = (to.getTime() - from.getTime()) / DAY_MS
  if (days <= 2) return 'hour'
  return days > 420 ? 'month' : days > 20 ? 'week' : 'day'
}
