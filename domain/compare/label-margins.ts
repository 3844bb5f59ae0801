import { confusionMatrix } from '@/domain/performance/confusion'
import type { PerformanceLayout } from '@/domain/performance/layout'
import { regressionSums } from '@/domain/performance/reading-regression'
import type { PerformanceSummary } from '@/domain/performance/summary'

const TOLERANCE = 1e-6

/** What a summary says of its labels alone: rows by label; of a regression n, the sum of labels and of their squares. */
function labelMargins(layout: PerformanceLayout, summary: Readonly<PerformanceSummary>): number[] {
  const confusion = confusionMatrix(layout, summary)
  if (confusion) return confusion.map((row) => row.reduce((sum, n) => sum + n, 0))
  if (layout.task !== 'regression') return []
  const { n, label, label2 } = regressionSums(summary)
  const { centre } = layout
  return [n, label + n * centre, label2 + 2 * centre * label + n * centre * centre]
}

export type Judged = { layout: PerformanceLayout; days: readonly Readonly<PerformanceSummary>[] }

/**
 * Whether two versions of one model judged the same cases, from their summaries of the same days: every day holds as many rows
 * of each label. Different cases would have to agree day by day by chance.
 */
export function sameLabelledCases(a: Judged, b: Judged): boolean {
  return (
    a.days.length === b.days.length &&
    a.days.every((day, place) => {
      const other = b.days[place]
      if (!other) return false
      const [own, theirs] = [labelMargins(a.layout, day), labelMargins(b.layout, other)]
      return own.every((x, i) => Math.abs(x - (theirs[i] ?? 0)) <= TOLERANCE * Math.max(1, Math.abs(x)))
    })
  )
}
