import { exactRows } from '@/domain/compare/exact-rows'
import { rowsByValue } from '@/domain/compare/segments-on-cases'
import type { SharedCases } from '@/domain/compare/shared-cases'
import { fairnessGap } from '@/domain/fairness/gap'
import { type FairnessGroup, fairnessGroup } from '@/domain/fairness/group'
import { FAIRNESS_MEASURES } from '@/domain/fairness/measure'
import { exactMetrics } from '@/domain/performance/exact'
import type { Absent, FairnessGap } from './evidence'

type Segment = SharedCases['segments'][number]

function groupsOf(cases: SharedCases, segment: Segment): FairnessGroup[] {
  const [candidate] = cases.versions
  if (!candidate) return []
  return rowsByValue(segment).flatMap(({ value, rows }): FairnessGroup[] => {
    const { layout, summary } = exactMetrics(exactRows(cases, candidate, rows))
    return layout.task === 'binary' ? [fairnessGroup(value, layout, summary)] : []
  })
}

function gapsOf(cases: SharedCases, segment: Segment): FairnessGap[] {
  const groups = groupsOf(cases, segment)
  return FAIRNESS_MEASURES.flatMap((measure): FairnessGap[] => {
    const gap = fairnessGap(groups, measure)
    if (gap.value === null) return []
    const { value, low, high, lowest, highest, atLeast } = gap
    return [{ segment: segment.name, measure, gap: value, low, high, lowest, highest, atLeast }]
  })
}

/**
 * For every segment field of a binary version (the first) the widest gap between two of its values (of at least 30 rows) in
 * selection rate, recall and calibration, with limits as `fairnessGap` gives them. Order: segments as given, then measures.
 */
export function fairnessGaps(cases: SharedCases): { measured: true; gaps: FairnessGap[] } | Absent {
  if (cases.task !== 'binary') return { measured: false, reason: 'task_without_fairness' }
  if (cases.segments.length === 0) return { measured: false, reason: 'no_segments_declared' }
  if (cases.n === 0) return { measured: false, reason: 'no_labels_yet' }
  return { measured: true, gaps: cases.segments.flatMap((segment) => gapsOf(cases, segment)) }
}
