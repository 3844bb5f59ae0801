import 'server-only'
import type { models } from '@/db/schema'
import type { RejectedRow } from '@/domain/predictions/batch'
import { system } from '@/server/kernel/system'
import { checkLabels } from '@/server/labels/ingest'
import { writeLabels } from '@/server/labels/write-labels'
import { requestEvaluation } from '@/server/monitoring/request-evaluation'
import { judge, outcomeOf } from './judge'
import type { BatchWriter } from './write-batch'

const CONFLICT = {
  code: 'id_conflict',
  pointer: '/label',
  detail: 'this case has another label with the same timestamp',
} as const

/** Writes the rows of a table as labels of a model. */
export function labelWriter(model: typeof models.$inferSelect): BatchWriter {
  return {
    prepare: async (rows) => {
      const now = system().clock()
      let prepared: ReturnType<typeof checkLabels>['prepared'] = []
      const judged = judge(rows, (raw): RejectedRow[] => {
        const checked = checkLabels(raw, model, now)
        prepared = checked.prepared
        return checked.rejected
      })
      return async (tx) => {
        if (prepared.length === 0) return outcomeOf(judged, [], [])
        const labels = prepared.map((entry) => entry.row)
        const { fates, versions } = await writeLabels(tx, { modelNo: model.no, now }, labels)
        for (const versionNo of versions) await requestEvaluation(tx, versionNo)
        const conflicts = prepared.flatMap(({ index, row }, place) =>
          fates[place] === 'id_conflict' ? [{ index, id: row.row.id, ...CONFLICT }] : [],
        )
        return outcomeOf(
          judged,
          fates.map((fate) => ({ fate, flagged: false })),
          conflicts,
        )
      }
    },
    undone: () => undefined,
  }
}
