import 'server-only'
import { checkLabel } from '@/domain/labels/check-label'
import type { LabelFate } from '@/domain/labels/merge-label'
import type { Task } from '@/domain/models/input'
import type { BatchReport, RejectedRow } from '@/domain/predictions/batch'
import { ingestLabelsInput } from '@/domain/predictions/input'
import { telemetry } from '@/server/kernel/operation'
import { system } from '@/server/kernel/system'
import { findModel } from '@/server/models/read'
import { requestEvaluation } from '@/server/monitoring/request-evaluation'
import { refuseAtomic, requireSome } from '@/server/predictions/batch-report'
import { caseKeyOf, uuidText } from '@/server/predictions/row-identity'
import { namespaceOf } from '@/server/predictions/version-state'
import { WriteQueue } from '@/server/predictions/write-queue'
import { type PreparedLabel, writeLabels } from './write-labels'

const queue = new WriteQueue<PreparedLabel, LabelFate>(
  async (tx, modelNo, rows) => {
    const { fates, versions } = await writeLabels(tx, { modelNo, now: system().clock() }, rows)
    for (const versionNo of versions) await requestEvaluation(tx, versionNo)
    return fates
  },
  () => undefined,
)

export type LabelTarget = { id: string; no: number; task: Task; classes: readonly string[] | null }
export type CheckedLabels = { prepared: { index: number; row: PreparedLabel }[]; rejected: RejectedRow[] }

export function checkLabels(raw: readonly unknown[], model: LabelTarget, now: number): CheckedLabels {
  const namespace = namespaceOf(model.id)
  const checked: CheckedLabels = { prepared: [], rejected: [] }
  for (const [index, value] of raw.entries()) {
    const result = checkLabel(value, model, now)
    if (result.ok) {
      const caseKey = caseKeyOf(namespace, result.row.id)
      checked.prepared.push({ index, row: { row: result.row, caseKey, caseText: uuidText(caseKey) } })
    } else {
      checked.rejected.push({ index, id: result.id, retryable: false, ...result.problem })
    }
  }
  return checked
}

const CONFLICT = {
  code: 'id_conflict',
  pointer: '/label',
  detail: 'this case has another label with the same timestamp',
  retryable: false,
} as const

function conflictsOf(checked: CheckedLabels, fates: readonly LabelFate[]): RejectedRow[] {
  return checked.prepared.flatMap(({ index, row }, place) =>
    fates[place] === 'id_conflict' ? [{ ...CONFLICT, index, id: row.row.id }] : [],
  )
}

async function submitLabels(
  model: LabelTarget,
  checked: CheckedLabels,
  options: { received: number; atomic: boolean },
): Promise<BatchReport> {
  if (options.atomic && checked.rejected.length > 0) refuseAtomic(checked.rejected, options.received)
  const settle = options.atomic
    ? (fates: readonly LabelFate[]) => {
        const conflicts = conflictsOf(checked, fates)
        if (conflicts.length > 0) refuseAtomic(conflicts, options.received)
      }
    : null
  const fates = await queue.add(
    model.no,
    checked.prepared.map((entry) => entry.row),
    settle,
  )
  const rejected = [...checked.rejected, ...conflictsOf(checked, fates)].sort((a, b) => a.index - b.index)
  const count = (fate: LabelFate) => fates.filter((entry) => entry === fate).length
  return {
    received: options.received,
    accepted: count('accepted'),
    duplicates: count('duplicate'),
    flagged: 0,
    rejected,
  }
}

export const ingestLabels = telemetry({
  name: 'labels.ingest',
  permission: 'label:ingest',
  input: ingestLabelsInput,
  run: async (ctx, input) => {
    const model = await findModel(ctx, input.model)
    const checked = checkLabels(input.labels, model, ctx.now.getTime())
    return requireSome(await submitLabels(model, checked, { received: input.labels.length, atomic: input.atomic }))
  },
})
