import { BINARY_COUNTS, MULTICLASS_COUNTS, type PerformanceLayout } from './layout'
import type { PerformanceSummary } from './summary'

/** Labelled predictions by label (rows) and prediction (columns); binary: negative first. null where the task has none. */
export function confusionOf(layout: PerformanceLayout, { counts }: Readonly<PerformanceSummary>): number[][] | null {
  const at = (offset: number) => counts[offset] ?? 0
  if (layout.task === 'binary') {
    return [
      [at(BINARY_COUNTS.tn), at(BINARY_COUNTS.fp)],
      [at(BINARY_COUNTS.fn), at(BINARY_COUNTS.tp)],
    ]
  }
  if (layout.task !== 'multiclass') return null
  const size = layout.classes
  const row = (label: number) => Array.from({ length: size }, (_, j) => at(MULTICLASS_COUNTS.cells + label * size + j))
  return Array.from({ length: size }, (_, label) => row(label))
}
