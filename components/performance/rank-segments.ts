import { LOWER_IS_BETTER } from '@/domain/monitoring/health'
import type { MetricKey } from '@/domain/performance/metric'
import type { PerformanceWindow } from '@/domain/performance/window'

export type SegmentFigure = { value: string; window: PerformanceWindow }

/** How bad a reading is: more is worse. */
function badness(metric: MetricKey, value: number): number {
  if (metric === 'bias') return Math.abs(value)
  return LOWER_IS_BETTER.has(metric) ? value : -value
}

/** Worst first; segments with too few labels for a verdict after them, those without a figure last, empty ones not at all. */
export function rankSegments(metric: MetricKey, segments: readonly SegmentFigure[]): SegmentFigure[] {
  const place = ({ window }: SegmentFigure) => {
    const value = window.metrics[metric]?.value ?? null
    if (value === null) return { group: 2, badness: 0 }
    return { group: window.sufficient ? 0 : 1, badness: badness(metric, value) }
  }
  return segments
    .filter(({ window }) => window.n > 0)
    .map((segment) => ({ segment, ...place(segment) }))
    .sort((a, b) => a.group - b.group || b.badness - a.badness || a.segment.value.localeCompare(b.segment.value))
    .map(({ segment }) => segment)
}
