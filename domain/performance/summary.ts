import type { PerformanceLayout } from './layout'

/** Sufficient statistics of labelled predictions of one (version, bucket, segment): both arrays add element by element. */
export type PerformanceSummary = { counts: number[]; sums: number[] }

export function emptySummary(layout: PerformanceLayout): PerformanceSummary {
  return { counts: new Array<number>(layout.size.counts).fill(0), sums: new Array<number>(layout.size.sums).fill(0) }
}

function addInto(target: number[], part: readonly number[]) {
  if (target.length !== part.length) throw new RangeError('summaries of different layouts do not add')
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + (part[i] ?? 0)
}

/** Adds `part` to `target` in place. Throws a RangeError where the layouts differ. */
export function addSummary(target: PerformanceSummary, part: Readonly<PerformanceSummary>): void {
  addInto(target.counts, part.counts)
  addInto(target.sums, part.sums)
}

/** A new summary: the sum of all parts, empty for none. */
export function mergeSummaries(
  layout: PerformanceLayout,
  parts: Iterable<Readonly<PerformanceSummary>>,
): PerformanceSummary {
  const merged = emptySummary(layout)
  for (const part of parts) addSummary(merged, part)
  return merged
}

/** Labelled predictions in the summary, also those whose class is unknown or whose number is invalid. */
export function labelledCount(summary: Readonly<PerformanceSummary>): number {
  return (summary.counts[0] ?? 0) + (summary.counts[1] ?? 0)
}
