import 'server-only'
import type { BatchReport, RejectedRow } from '@/domain/predictions/batch'
import { checkPrediction } from '@/domain/predictions/check-prediction'
import { ingestPredictionsInput } from '@/domain/predictions/input'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { telemetry } from '@/server/kernel/operation'
import { SharedReads } from '@/server/kernel/shared-reads'
import { system } from '@/server/kernel/system'
import { requestEvaluation } from '@/server/monitoring/request-evaluation'
import { refuseAtomic, requireSome } from './batch-report'
import { type PreparedRow, prepareRow } from './prepared-row'
import { forgetVersionState, type VersionMarks, type VersionState, versionStateAt } from './version-state'
import { WriteQueue } from './write-queue'
import { type WrittenRow, writeRows } from './write-rows'

/** Model of each version, so that a lane can lock it. */
const modelOf = new Map<number, number>()

const queue = new WriteQueue<PreparedRow, WrittenRow>(
  async (tx, versionNo, rows) => {
    const modelNo = modelOf.get(versionNo)
    if (modelNo === undefined) throw new Error(`version ${versionNo} was not announced`)
    const fates = await writeRows(tx, { modelNo, versionNo, now: new Date(system().clock()) }, rows)
    await requestEvaluation(tx, versionNo)
    return fates
  },
  (versionNo) => forgetVersionState(versionNo),
)

export type VersionTarget = { versionNo: number; modelNo: number; useCaseIds: string[]; marks: VersionMarks }

const TARGET = `select m.no as "modelNo", v.no as "versionNo", v.reference_digest as digest, v.dictionary_size as size,
  u.use_case_id as "useCaseId"
from models m join model_use_cases u on u.model_id = m.id
left join model_versions v on v.model_id = m.id and v.version = $2 where m.slug = $1`

type TargetRow = {
  modelNo: number
  versionNo: number | null
  digest: string | null
  size: number | null
  useCaseId: string
}

/** Batches that come together are for the same version more often than not. */
const lookups = new SharedReads((ref) =>
  system().engine.read((tx) => tx.raw.query<TargetRow>(TARGET, JSON.parse(ref) as string[])),
)

/** The version a batch is for, within the caller's scope. Not within a transaction. */
export async function targetVersion(ctx: Context, ref: { model: string; version: string }): Promise<VersionTarget> {
  const rows = await lookups.get(JSON.stringify([ref.model, ref.version]))
  const first = rows[0]
  if (!first) throw notFound(`model ${ref.model}`)
  const useCaseIds = rows.map((row) => row.useCaseId)
  ctx.requireUseCases(useCaseIds, `model ${ref.model}`)
  if (first.versionNo === null) throw notFound(`version ${ref.version} of model ${ref.model}`)
  const marks = { digest: first.digest, size: first.size ?? 0 }
  return { modelNo: first.modelNo, versionNo: first.versionNo, useCaseIds, marks }
}

export type CheckedRows = { prepared: { index: number; row: PreparedRow }[]; rejected: RejectedRow[] }

export function checkRows(raw: readonly unknown[], state: VersionState, now: number): CheckedRows {
  const checked: CheckedRows = { prepared: [], rejected: [] }
  for (const [index, value] of raw.entries()) {
    const result = checkPrediction(value, state.spec, now)
    if (result.ok) checked.prepared.push({ index, row: prepareRow(result.row, state) })
    else checked.rejected.push({ index, id: result.id, retryable: false, ...result.problem })
  }
  return checked
}

const CONFLICT = {
  code: 'id_conflict',
  pointer: '/id',
  detail: 'this id is stored with another body',
  retryable: false,
} as const

function conflictsOf(checked: CheckedRows, fates: readonly WrittenRow[]): RejectedRow[] {
  return checked.prepared.flatMap(({ index, row }, place) =>
    fates[place]?.fate === 'id_conflict' ? [{ ...CONFLICT, index, id: row.row.id }] : [],
  )
}

/** Writes checked rows through the version's lane and reports on each. */
async function submitRows(
  target: VersionTarget,
  checked: CheckedRows,
  options: { received: number; atomic: boolean },
): Promise<BatchReport> {
  if (options.atomic && checked.rejected.length > 0) refuseAtomic(checked.rejected, options.received)
  modelOf.set(target.versionNo, target.modelNo)
  const settle = options.atomic
    ? (fates: readonly WrittenRow[]) => {
        const conflicts = conflictsOf(checked, fates)
        if (conflicts.length > 0) refuseAtomic(conflicts, options.received)
      }
    : null
  const fates = await queue.add(
    target.versionNo,
    checked.prepared.map((entry) => entry.row),
    settle,
  )
  const rejected = [...checked.rejected, ...conflictsOf(checked, fates)].sort((a, b) => a.index - b.index)
  const count = (fate: WrittenRow['fate']) => fates.filter((entry) => entry.fate === fate).length
  return {
    received: options.received,
    accepted: count('accepted'),
    duplicates: count('duplicate'),
    flagged: fates.filter((entry) => entry.fate === 'accepted' && entry.flagged).length,
    rejected,
  }
}

export const ingestPredictions = telemetry({
  name: 'predictions.ingest',
  permission: 'prediction:ingest',
  input: ingestPredictionsInput,
  run: async (ctx, input) => {
    const target = await targetVersion(ctx, input)
    const state = await versionStateAt(ctx.tx, target.versionNo, target.marks)
    const checked = checkRows(input.predictions, state, ctx.now.getTime())
    return requireSome(await submitRows(target, checked, { received: input.predictions.length, atomic: input.atomic }))
  },
})
