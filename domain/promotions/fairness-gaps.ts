import { fairnessGap } from '@/domain/fairness/gap'
import { FAIRNESS_MEASURES, fairnessGroup } from '@/domain/fairness/group'
import { foldPerformance } from '@/domain/performance/fold'
import { type BinaryLayout, performanceLayout } from '@/domain/performance/layout'
import { emptySummary, type PerformanceSummary } from '@/domain/performance/summary'
import type { Absent, FairnessGap } from './evidence'
import type { LabelledRows } from './labelled-rows'

/** Codes of one segment field per labelled case, and how a code reads. */
export type SegmentColumn = { name: string; codes: Int32Array; valueOf: (code: number) => string }

function summariesOf(
  rows: LabelledRows,
  segment: SegmentColumn,
  layout: BinaryLayout,
): Map<number, PerformanceSummary> {
  const found = new Map<number, PerformanceSummary>()
  for (let i = 0; i < rows.labels.length; i++) {
    const code = Math.max(0, segment.codes[i] ?? 0)
    const into = found.get(code) ?? emptySummary(layout)
    found.set(code, into)
    foldPerformance(layout, into, {
      prediction: rows.candidate.predictions[i] ?? Number.NaN,
      label: rows.labels[i] ?? Number.NaN,
      score: rows.candidate.scores[i] ?? null,
      probabilities: null,
      sign: 1,
    })
  }
  return found
}

function gapsOf(rows: LabelledRows, segment: SegmentColumn, layout: BinaryLayout): FairnessGap[] {
  const summaries = [...summariesOf(rows, segment, layout)].sort(([a], [b]) => a - b)
  const groups = summaries.map(([code, summary]) => fairnessGroup(segment.valueOf(code), layout, summary))
  return FAIRNESS_MEASURES.flatMap((measure): FairnessGap[] => {
    const gap = fairnessGap(groups, measure)
    if (gap.value === null) return []
    const { value, low, high, lowest, highest, atLeast } = gap
    return [{ segment: segment.name, measure, gap: value, low, high, lowest, highest, atLeast }]
  })
}

/**
 * For every segment field of a binary version the widest gap between two of its values (of at least 30 rows) in selection
 * rate, recall and calibration, with limits as `fairnessGap` gives them. Order: segments as given, then measures.
 */
export function fairnessGaps(
  rows: LabelledRows,
  segments: readonly SegmentColumn[],
): { measured: true; gaps: FairnessGap[] } | Absent {
  if (rows.task !== 'binary') return { measured: false, reason: 'task_without_fairness' }
  if (segments.length === 0) return { measured: false, reason: 'no_segments_declared' }
  if (rows.labels.length === 0) return { measured: false, reason: 'no_labels_yet' }
  const layout = performanceLayout('binary')
  return { measured: true, gaps: segments.flatMap((segment) => gapsOf(rows, segment, layout)) }
}
