import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { categoryValues, modelVersions, oddities, segmentValues } from '@/db/schema'
import { labelState } from '@/domain/labels/contribution'
import { recordCases } from '@/server/ab-tests/record-cases'
import { type AnyLabels, anyLabels, labelHistories } from '@/server/labels/read'
import { RollupDelta } from '@/server/rollups/delta'
import { writeRollups } from '@/server/rollups/write'
import { cellSizes } from './cell-sizes'
import type { Dictionary } from './dictionary'
import { encodeRow } from './encode-rows'
import { type FoldableRow, foldPrediction, foldTruth } from './fold-row'
import { modelLock } from './lock-model'
import type { PreparedRow } from './prepared-row'
import { digestsOf, type FreshRow, insertRows, type StoredDigests, storedDigests } from './store-rows'
import { type VersionMarks, type VersionState, versionMarks, versionStateAt } from './version-state'

export type RowFate = 'accepted' | 'duplicate' | 'id_conflict'
export type WrittenRow = { fate: RowFate; flagged: boolean }

type Candidate = PreparedRow & { rowNo: number }
/** What is read under the lock before anything is written. */
type Seen = [Record<string, unknown>, VersionMarks, StoredDigests, AnyLabels]

/** Array elements a delta may hold before it is written, about 160 MB. */
const DELTA_MAX = 20_000_000
const ODDITIES_PER_BATCH = 200
const ODDITIES_PER_VERSION = 2000

/** Rows of the same id within one batch: the first counts, the others are replays or conflicts of it. */
function firstOfEach(rows: readonly PreparedRow[], fates: WrittenRow[]): Candidate[] {
  const firsts = new Map<string, Candidate>()
  for (const [rowNo, prepared] of rows.entries()) {
    const first = firsts.get(prepared.caseText)
    if (first === undefined) firsts.set(prepared.caseText, { ...prepared, rowNo })
    else if (first.digest.equals(prepared.digest)) fates[rowNo] = { fate: 'duplicate', flagged: false }
  }
  return [...firsts.values()]
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

function collectOddities(state: VersionState, fresh: readonly FreshRow[]): (OddityKey & { count: number })[] {
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

function foldable({ row, codes }: FreshRow): FoldableRow {
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

async function foldFresh(
  tx: Tx,
  state: VersionState,
  { fresh, mayBeLabelled }: { fresh: readonly FreshRow[]; mayBeLabelled: boolean },
): Promise<Set<number>> {
  const delta = new RollupDelta(cellSizes(state))
  const histories = mayBeLabelled
    ? await labelHistories(
        tx,
        fresh.map((one) => one.caseText),
      )
    : new Map<number, never>()
  const odd = new Set<number>()
  for (const [place, one] of fresh.entries()) {
    const row = foldable(one)
    if (foldPrediction(delta, state, row)) odd.add(one.rowNo)
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
  const fates = new Array<WrittenRow>(rows.length).fill({ fate: 'id_conflict', flagged: false })
  const candidates = firstOfEach(rows, fates)
  const [, [marks], [stored], [labelled]] = await tx.raw.sequence<Seen>([
    modelLock(target.modelNo),
    versionMarks(target.versionNo),
    storedDigests(target.versionNo, candidates),
    anyLabels(target.modelNo),
  ])
  const state = await versionStateAt(tx, target.versionNo, marks)
  const before = { categories: sizesOf(state.dictionaries), segments: sizesOf(state.segments) }
  const digests = stored ? digestsOf(stored) : new Map<number, Uint8Array>()
  const fresh: FreshRow[] = []
  for (const [place, candidate] of candidates.entries()) {
    const digest = digests.get(place)
    if (digest === undefined) fresh.push({ ...candidate, codes: encodeRow(candidate.row, state) })
    else if (candidate.digest.equals(digest)) fates[candidate.rowNo] = { fate: 'duplicate', flagged: false }
  }
  if (fresh.length === 0) return fates
  await tx.raw.sequence([insertRows(state, fresh, target.now)])
  const odd = await foldFresh(tx, state, { fresh, mayBeLabelled: labelled?.found === true })
  await recordCases(tx, { state, now: target.now }, fresh)
  await saveDictionaries(tx, state, before)
  await saveOddities(tx, state, collectOddities(state, fresh), target.now)
  for (const { rowNo, row } of fresh) fates[rowNo] = { fate: 'accepted', flagged: row.flagged || odd.has(rowNo) }
  return fates
}
