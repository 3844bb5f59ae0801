import { MULTICLASS_COUNTS, type PerformanceLayout } from './layout'
import { confusionOf } from './read-binary'
import type { PerformanceSummary } from './summary'

/** Labelled predictions by label (rows) and prediction (columns); binary: negative first. null where the task has none. */
export function confusionMatrix(layout: PerformanceLayout, summary: Readonly<PerformanceSummary>): number[][] | null {
  if (layout.task === 'binary') {
    const { tn, fp, fn, tp } = confusionOf(summary)
    return [
      [tn, fp],
      [fn, tp],
    ]
  }
  if (layout.task !== 'multiclass') return null
  const size = layout.classes
  const at = (label: number, j: number) => summary.counts[MULTICLASS_COUNTS.cells + label * size + j] ?? 0
  return Array.from({ length: size }, (_, label) => Array.from({ length: size }, (_, j) => at(label, j)))
}
