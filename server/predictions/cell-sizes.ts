import 'server-only'
import { CASES_SIZE, SEGMENT_CASES_SIZE } from '@/domain/labels/cases-layout'
import { SERVICE_COUNTS, SERVICE_SUMS } from '@/domain/service-health/summary'
import type { CellSize } from '@/server/rollups/delta'
import { SUBJECT, type Subject } from '@/server/rollups/subjects'
import type { VersionState } from './version-state'

export const CASES_CELL: CellSize = { counts: CASES_SIZE, sums: 0, lows: 0 }
const SEGMENT_CASES_CELL: CellSize = { counts: SEGMENT_CASES_SIZE, sums: 0, lows: 0 }
export const SERVICE_CELL: CellSize = { counts: SERVICE_COUNTS.size, sums: SERVICE_SUMS.size, lows: 0 }

export function cellSizes(state: VersionState): Record<Subject, CellSize> {
  const performance = { counts: state.performance?.size.counts ?? 0, sums: state.performance?.size.sums ?? 0, lows: 0 }
  return {
    [SUBJECT.inputs]: state.inputs,
    [SUBJECT.cases]: CASES_CELL,
    [SUBJECT.segmentCases]: SEGMENT_CASES_CELL,
    [SUBJECT.performance]: performance,
    [SUBJECT.absent]: performance,
    [SUBJECT.service]: SERVICE_CELL,
  }
}
