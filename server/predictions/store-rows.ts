import 'server-only'
import { CopyWriter } from '@/db/binary/copy-writer'
import { readPlain } from '@/db/binary/read-arrays'
import type { Statement } from '@/db/engine/engine'
import type { RowCodes } from './encode-rows'
import type { PreparedRow } from './prepared-row'
import type { VersionState } from './version-state'

/** A row that is not stored yet: its codes, and its place in the batch. */
export type FreshRow = PreparedRow & { codes: RowCodes; rowNo: number }

const COLUMNS = `version_no, received_at, case_key, external_id, "timestamp", digest, numeric_values, category_codes,
  prediction, prediction_value, score, probabilities, latency_ms, error, entity, segment_codes, amount, exposure, flagged`

const STORED = `select string_agg(int4send(c.place::integer), ''::bytea) as places,
  string_agg(uuid_send(p.digest), ''::bytea) as digests
from unnest($1::uuid[]) with ordinality as c(case_key, place)
cross join lateral (select digest from predictions p where p.case_key = c.case_key and p.version_no = $2 offset 0) p`

export type StoredDigests = { places: Uint8Array | null; digests: Uint8Array | null }

/** Which of these cases the version has a row of, and the hash of its body; read with `digestsOf`. */
export const storedDigests = (versionNo: number, rows: readonly PreparedRow[]): Statement => ({
  text: STORED,
  params: [`{${rows.map(({ caseText }) => caseText).join(',')}}`, versionNo],
})

/** By place among the cases asked for. */
export function digestsOf({ places, digests }: StoredDigests): Map<number, Uint8Array> {
  if (!places || !digests) return new Map()
  const found = readPlain(places, 'int4')
  return new Map(Array.from(found, (place, i) => [place - 1, digests.subarray(16 * i, 16 * i + 16)]))
}

function keptNumbers(state: VersionState, numeric: (number | null)[]): (number | null)[] {
  if (!state.hasUnstored) return numeric
  return numeric.map((value, index) => (state.storedNumeric[index] ? value : null))
}

function keptCodes(state: VersionState, codes: number[]): number[] {
  if (!state.hasUnstored) return codes
  return codes.map((code, index) => (state.storedCategory[index] ? code : 0))
}

function writeRow(copy: CopyWriter, fresh: FreshRow, of: { state: VersionState; receivedAt: number }): void {
  const { row } = fresh
  copy.row(19)
  copy.int4(of.state.versionNo)
  copy.timestamp(of.receivedAt)
  copy.raw(fresh.caseKey)
  copy.text(row.id)
  copy.timestamp(row.at)
  copy.raw(fresh.digest)
  copy.float8Array(keptNumbers(of.state, row.numeric))
  copy.int4Array(keptCodes(of.state, fresh.codes.categories))
  copy.text(row.prediction)
  copy.float8(row.predictionValue)
  copy.float8(row.score)
  if (row.probabilities === null) copy.nothing()
  else copy.float8Array(row.probabilities)
  copy.float8(row.latencyMs)
  copy.text(row.error)
  copy.text(row.entity)
  copy.int2Array(fresh.codes.segments)
  copy.float8(row.amount)
  if (row.exposure === null) copy.nothing()
  else copy.jsonb(row.exposure)
  copy.bool(row.flagged)
}

/** Stores rows that the version does not have; the caller has looked, and holds the model's lock. */
export function insertRows(state: VersionState, rows: readonly FreshRow[], receivedAt: Date): Statement {
  const copy = new CopyWriter(rows.length * 512)
  for (const row of rows) writeRow(copy, row, { state, receivedAt: receivedAt.getTime() })
  return { text: `copy predictions (${COLUMNS}) from stdin with (format binary)`, data: copy.finish() }
}
