import { BINARY_COUNTS as C, type PerformanceLayout } from './layout'
import type { PerformanceSummary } from './summary'

/** Labelled rows a window needs before its figures should carry a decision. */
const SUFFICIENT_LABELLED = 30
/** Rows of either label that a binary window needs. */
const SUFFICIENT_PER_LABEL = 5

/** Whether a window holds enough labelled rows: 30 or more, for a binary task with at least 5 of either label. */
export function isSufficient(layout: PerformanceLayout, { counts }: Readonly<PerformanceSummary>): boolean {
  if ((counts[0] ?? 0) < SUFFICIENT_LABELLED) return false
  if (layout.task !== 'binary') return true
  const positives = (counts[C.fn] ?? 0) + (counts[C.tp] ?? 0)
  const negatives = (counts[C.tn] ?? 0) + (counts[C.fp] ?? 0)
  return Math.min(positives, negatives) >= SUFFICIENT_PER_LABEL
}
