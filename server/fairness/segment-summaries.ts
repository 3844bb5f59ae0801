import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { combineAbsence } from '@/domain/performance/absence'
import type { BinaryLayout } from '@/domain/performance/layout'
import { addSummary, emptySummary, type PerformanceSummary } from '@/domain/performance/summary'
import { DAY_MS, HOUR_MS, type Window } from '@/domain/time/windows'
import type { VersionState } from '@/server/predictions/version-state'
import { addBytes, type CellBytes } from '@/server/rollups/cell-bytes'
import { emptyCell } from '@/server/rollups/delta'
import { stretches } from '@/server/rollups/read'
import { LEVEL, SUBJECT, segmentId } from '@/server/rollups/subjects'

type Row = { segment: number; subject: number; at: string | number } & CellBytes

const SEGMENTS = `select segment, subject, (extract(epoch from bucket) * 1000)::bigint as at, counts, sums, lows
from rollups where version_no = $1 and subject = $2 and level = $3 and segment >= $4 and segment <= $5
  and bucket >= $6::timestamptz and bucket < $7::timestamptz`

const CODES = 63

export type SegmentsAsk = { range: Window; field: number; asOf: number }

/** Labelled decisions of every value of one declared segment field, by the value's code, from rollups alone. */
export async function segmentSummaries(
  tx: Tx,
  state: VersionState & { performance: BinaryLayout },
  ask: SegmentsAsk,
): Promise<Map<number, PerformanceSummary>> {
  const { performance: layout, labelPolicy } = state
  const absence = labelPolicy.policy === 'absence' ? labelPolicy : null
  const subjects = absence ? [SUBJECT.performance, SUBJECT.absent] : [SUBJECT.performance]
  const first = segmentId(ask.field, 0)
  const found = new Map<number, PerformanceSummary>()
  for (const { level, from, to } of stretches(ask.range, 'day')) {
    for (const subject of subjects) {
      const bounds = [first, first + CODES, new Date(from).toISOString(), new Date(to).toISOString()]
      const rows = await tx.raw.query<Row>(SEGMENTS, [state.versionNo, subject, level, ...bounds])
      for (const row of rows) {
        const cell = emptyCell({ ...layout.size, lows: 0 })
        addBytes(cell, row)
        const code = Number(row.segment) - first
        const into = found.get(code) ?? emptySummary(layout)
        found.set(code, into)
        const end = new Date(Number(row.at) + (level === LEVEL.day ? DAY_MS : HOUR_MS))
        const bucket = { end, labelled: emptySummary(layout), absent: cell }
        const settled =
          absence && subject === SUBJECT.absent
            ? combineAbsence(layout, [bucket], {
                asOf: new Date(ask.asOf),
                afterSeconds: absence.afterHours * 3600,
              })
            : cell
        addSummary(into, settled)
      }
    }
  }
  return found
}
