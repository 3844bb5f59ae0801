import 'server-only'
import type { RejectedRow } from '@/domain/predictions/batch'
import { system } from '@/server/kernel/system'
import { requestEvaluation } from '@/server/monitoring/request-evaluation'
import { checkRows } from '@/server/predictions/ingest'
import { forgetVersionState, freshVersionState } from '@/server/predictions/version-state'
import { writeRows } from '@/server/predictions/write-rows'
import { type Judged, judge, outcomeOf } from './judge'
import type { BatchWriter } from './write-batch'

const CONFLICT = { code: 'id_conflict', pointer: '/id', detail: 'this id is stored with another body' } as const

/** Writes the rows of a table as predictions of a version. */
export function predictionWriter(target: { modelNo: number; versionNo: number }): BatchWriter {
  return {
    prepare: async (rows) => {
      const { engine, clock } = system()
      const state = await engine.read((tx) => freshVersionState(tx, target.versionNo))
      const now = clock()
      let prepared: ReturnType<typeof checkRows>['prepared'] = []
      const judged: Judged = judge(rows, (raw): RejectedRow[] => {
        const checked = checkRows(raw, state, now)
        prepared = checked.prepared
        return checked.rejected
      })
      return async (tx) => {
        if (prepared.length === 0) return outcomeOf(judged, [], [])
        const fates = await writeRows(
          tx,
          { ...target, now: new Date(now) },
          prepared.map((entry) => entry.row),
        )
        await requestEvaluation(tx, target.versionNo)
        const conflicts = prepared.flatMap(({ index, row }, place) =>
          fates[place]?.fate === 'id_conflict' ? [{ index, id: row.row.id, ...CONFLICT }] : [],
        )
        const counted = fates.map(({ fate, flagged }) => ({ fate, flagged: fate === 'accepted' && flagged }))
        return outcomeOf(judged, counted, conflicts)
      }
    },
    undone: () => forgetVersionState(target.versionNo),
  }
}
