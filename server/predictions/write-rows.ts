import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { categoryValues, modelVersions, oddities, segmentValues } from '@/db/schema'
import { labelState } from '@/domain/labels/contribution'
import { recordCases } from '@/server/ab-tests/record-cases'
import { labelHistories, modelHasLabels } from '@/server/labels/read'
import { RollupDelta } from '@/server/rollups/delta'
import { writeRollups } from '@/server/rollups/write'
import { cellSizes } from './cell-sizes'
import type { Dictionary } from './dictionary'
import { encodeRow } from './encode-rows'
import { type FoldableRow, foldPrediction, foldTruth } from './fold-row'
import { modelLock } from './lock-model'
import type { PreparedRow } from './prepared-row'
import { type StagedRow, stageRows } from './stage-rows'
import { type VersionMarks, type VersionState, versionMarks, versionStateAt } from './version-state'

export type RowFate = 'accepted' | 'duplicate' | 'id_conflict'
export type WrittenRow = { fate: RowFate; flagged: boolean }

/** Array elements a delta may hold before it is written, about 160 MB. */
const DELTA_MAX = 20_000_000
const ODDITIES_PER_BATCH = 200
const ODDITIES_PER_VERSION = 2000

/** Rows of the same id within one batch: the first counts, the others are replays or conflicts of it. */
function firstOfEach(rows: readonly PreparedRow[], fates: WrittenRow[]): number[] {
  const seen = new Map<string, number>()
  const firsts: number[] = []
  for (const [index, prepared] of rows.entries()) {
    const first = seen.get(prepared.caseText)
    if (first === undefined) {
      seen.set(prepared.caseText, index)
      firsts.push(index)
    } else {
      const same = rows[first]?.digest.equals(prepared.digest) === true
      fates[index] = { fate: same ? 'duplicate' : 'id_conflict', flagged: false }
    }
  }
  return firsts
}

const sizesOf = (dictionaries: readonly Dictionary[]) => dictionaries.map((dictionary) => dictionary.size)

async function saveDictionaries(
  tx: Tx,
  state: VersionState,
  before: { categories: number[]; segments: number[] },
): Promise<void> {
  const categories = state.dictionaries.flatMap((dictionary, feature) =>
    dictionary.values.slice(before.categories[feature]).map((value, index) => ({
      versionNo: state.versionNo,
      feature,
      code: (before.categories[feature] ?? 0) + index + 1,
      value,
      inReference: false,
    })),
  )
  const segments = state.segments.flatMap((dictionary, field) =>
    dictionary.values.slice(before.segments[field]).map((value, index) => ({
      versionNo: state.versionNo,
      field,
      code: (before.segments[field] ?? 0) + index + 1,
      value,
    })),
  )
  for (let i = 0; i < categories.length; i += 1000)
    await tx.insert(categoryValues).values(categories.slice(i, i + 1000))
  if (segments.length > 0) await tx.insert(segmentValues).values(segments)
  const added = categories.length + segments.length
  if (added === 0) return
  state.dictionarySize += added
  await tx
    .update(modelVersions)
    .set({ dictionarySize: state.dictionarySize })
    .where(eq(modelVersions.no, state.versionNo))
}

type OddityKey = { kind: 'unseen_category' | 'unknown_feature'; feature: string; value: string }

function collectOddities(state: VersionState, fresh: readonly StagedRow[]): (OddityKey & { count: number })[] {
  const found = new Map<string, OddityKey & { count: number }>()
  const count = (key: OddityKey) => {
    const id = `${key.kind}\u0000${key.feature}\u0000${key.value}`
    const known = found.get(id)
    if (known) known.count++
    else if (found.size < ODDITIES_PER_BATCH) found.set(id, { ...key, count: 1 })
  }
  for (const { row, codes } of fresh) {
    for (const feature of row.unknownFeatures) count({ kind: 'unknown_feature', feature, value: '' })
    for (let slot = 0; slot < codes.categories.length; slot++) {
      if (state.bins[slot]?.(codes.categories[slot] ?? 0) !== 'unseen') continue
      const feature = state.spec.categoryNames[slot] ?? ''
      count({ kind: 'unseen_category', feature, value: String(row.categories[slot] ?? '').slice(0, 200) })
    }
  }
  return [...found.values()]
}

async function saveOddities(
  tx: Tx,
  state: VersionState,
  found: readonly (OddityKey & { count: number })[],
  now: Date,
): Promise<void> {
  if (found.length === 0) return
  const [held] = await tx.raw.query<{ n: number }>(
    'select count(*)::integer as n from oddities where version_no = $1',
    [state.versionNo],
  )
  if ((held?.n ?? 0) >= ODDITIES_PER_VERSION) return
  await tx
    .insert(oddities)
    .values(found.map((entry) => ({ ...entry, versionNo: state.versionNo, lastSeen: now })))
    .onConflictDoUpdate({
      target: [oddities.versionNo, oddities.kind, oddities.feature, oddities.value],
      set: { count: sql`${oddities.count} + excluded.count`, lastSeen: sql`excluded.last_seen` },
    })
}

function foldable({ row, codes }: StagedRow): FoldableRow {
  return {
    at: row.at,
    numeric: row.numeric,
    categoryCodes: codes.categories,
    segmentCodes: codes.segments,
    prediction: row.prediction,
    predictionValue: row.predictionValue,
    score: row.score,
    probabilities: row.probabilities,
    latencyMs: row.latencyMs,
    error: row.error,
    amount: row.amount,
    flagged: row.flagged,
  }
}

async function foldFresh(tx: Tx, state: VersionState, fresh: readonly StagedRow[]): Promise<Set<number>> {
  const delta = new RollupDelta(cellSizes(state))
  const histories = (await modelHasLabels(tx, state.modelNo))
    ? await labelHistories(
        tx,
        fresh.map((staged) => staged.caseText),
      )
    : new Map<number, never>()
  const odd = new Set<number>()
  for (const [place, staged] of fresh.entries()) {
    const row = foldable(staged)
    if (foldPrediction(delta, state, row)) odd.add(staged.rowNo)
    const history = histories.get(place)
    const label = history ? labelState(history, row.at) : null
    if (label) foldTruth(delta, state, { row, label, sign: 1 })
    if (delta.weight > DELTA_MAX) await writeRollups(tx, state.versionNo, delta)
  }
  await writeRollups(tx, state.versionNo, delta)
  return odd
}

/**
 * Stores rows exactly once and folds only those that are new into the rollups, in the caller's transaction. Whatever
 * throws leaves the database untouched; the caller then forgets the version's state, whose dictionaries may be ahead.
 */
export async function writeRows(
  tx: Tx,
  target: { modelNo: number; versionNo: number; now: Date },
  rows: readonly PreparedRow[],
): Promise<WrittenRow[]> {
  const [marks] = await tx.raw.sequence<VersionMarks>([modelLock(target.modelNo), versionMarks(target.versionNo)])
  const state = await versionStateAt(tx, target.versionNo, marks)
  const fates = new Array<WrittenRow>(rows.length).fill({ fate: 'id_conflict', flagged: false })
  const before = { categories: sizesOf(state.dictionaries), segments: sizesOf(state.segments) }
  const staged: StagedRow[] = firstOfEach(rows, fates).flatMap((index) => {
    const prepared = rows[index]
    return prepared ? [{ ...prepared, rowNo: index, codes: encodeRow(prepared.row, state) }] : []
  })
  const { fresh, replayed } = await stageRows(tx, state, { rows: staged, receivedAt: target.now })
  const freshRows = staged.filter((entry) => fresh.has(entry.rowNo))
  const odd = await foldFresh(tx, state, freshRows)
  await recordCases(tx, { state, now: target.now }, freshRows)
  await saveDictionaries(tx, state, before)
  await saveOddities(tx, state, collectOddities(state, freshRows), target.now)
  for (const { rowNo, row } of staged) {
    if (fresh.has(rowNo)) fates[rowNo] = { fate: 'accepted', flagged: row.flagged || odd.has(rowNo) }
    else if (replayed.has(rowNo)) fates[rowNo] = { fate: 'duplicate', flagged: false }
  }
  return fates
}
