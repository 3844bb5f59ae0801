import 'server-only'
import { CopyWriter } from '@/db/binary/copy-writer'
import type { Tx } from '@/db/engine/engine'
import type { LabelRow } from '@/domain/labels/check-label'
import { type LabelHistory, labelState } from '@/domain/labels/contribution'
import { type LabelFate, mergeLabel } from '@/domain/labels/merge-label'
import { markLabelled } from '@/server/ab-tests/mark-dirty'
import { cellSizes } from '@/server/predictions/cell-sizes'
import { foldTruth } from '@/server/predictions/fold-row'
import { lockModel } from '@/server/predictions/lock-model'
import { predictionsOfCases } from '@/server/predictions/read'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { RollupDelta } from '@/server/rollups/delta'
import { writeRollups } from '@/server/rollups/write'
import { labelHistories } from './read'

export type PreparedLabel = { row: LabelRow; caseKey: Buffer; caseText: string }
type Entry = LabelHistory[number]
type Case = { caseText: string; before: readonly Entry[]; after: readonly Entry[] }
type NewLabel = { prepared: PreparedLabel; entry: Entry }

async function loadCases(tx: Tx, rows: readonly PreparedLabel[]): Promise<Map<string, Case>> {
  const caseTexts = [...new Set(rows.map((row) => row.caseText))]
  const histories = await labelHistories(tx, caseTexts)
  return new Map(
    caseTexts.map((caseText, place) => {
      const history = histories.get(place) ?? []
      return [caseText, { caseText, before: history, after: history }]
    }),
  )
}

async function insertLabels(
  tx: Tx,
  target: { modelNo: number; now: number },
  labels: readonly NewLabel[],
): Promise<void> {
  if (labels.length === 0) return
  const copy = new CopyWriter(labels.length * 128)
  for (const { prepared, entry } of labels) {
    copy.row(8)
    copy.raw(prepared.caseKey)
    copy.timestamp(entry.knownAt)
    copy.int4(target.modelNo)
    copy.text(prepared.row.id)
    copy.bool(entry.timed)
    copy.text(entry.value)
    copy.float8(entry.number)
    copy.timestamp(target.now)
  }
  const columns = 'case_key, known_at, model_no, external_id, timed, value, number, received_at'
  const text = `copy labels (${columns}) from stdin with (format binary)`
  await tx.raw.sequence([{ text, data: copy.finish() }])
}

async function foldChanges(tx: Tx, cases: readonly Case[]): Promise<number[]> {
  const changed = new Map(cases.filter((entry) => entry.before !== entry.after).map((entry) => [entry.caseText, entry]))
  const rows = await predictionsOfCases(tx, [...changed.keys()])
  const deltas = new Map<number, { state: VersionState; delta: RollupDelta }>()
  for (const row of rows) {
    const known = deltas.get(row.versionNo)
    const state = known?.state ?? (await freshVersionState(tx, row.versionNo))
    const target = known ?? { state, delta: new RollupDelta(cellSizes(state)) }
    deltas.set(row.versionNo, target)
    const histories = changed.get(row.caseText)
    if (!histories) continue
    const before = labelState(histories.before, row.at)
    const after = labelState(histories.after, row.at)
    if (before) foldTruth(target.delta, state, { row, label: before, sign: -1 })
    if (after) foldTruth(target.delta, state, { row, label: after, sign: 1 })
  }
  for (const [versionNo, { delta }] of [...deltas].sort(([a], [b]) => a - b)) await writeRollups(tx, versionNo, delta)
  return [...deltas.keys()]
}

/** Stores labels exactly once and moves the figures of every prediction they concern, in the caller's transaction. */
export async function writeLabels(
  tx: Tx,
  target: { modelNo: number; now: number },
  rows: readonly PreparedLabel[],
): Promise<{ fates: LabelFate[]; versions: number[] }> {
  await lockModel(tx, target.modelNo)
  const cases = await loadCases(tx, rows)
  const fresh: NewLabel[] = []
  const fates = rows.map((prepared): LabelFate => {
    const entry: Entry = {
      knownAt: prepared.row.knownAt ?? target.now,
      timed: prepared.row.knownAt !== null,
      value: prepared.row.value,
      number: prepared.row.number,
    }
    const known = cases.get(prepared.caseText)
    const merged = mergeLabel(known?.after ?? [], entry)
    if (merged.store) {
      fresh.push({ prepared, entry })
      cases.set(prepared.caseText, { caseText: prepared.caseText, before: known?.before ?? [], after: merged.history })
    }
    return merged.fate
  })
  await insertLabels(tx, target, fresh)
  await markLabelled(
    tx,
    fresh.map(({ prepared }) => prepared.caseText),
  )
  const versions = await foldChanges(tx, [...cases.values()])
  return { fates, versions }
}
