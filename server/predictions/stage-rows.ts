import 'server-only'
import { CopyWriter } from '@/db/binary/copy-writer'
import { readPlain } from '@/db/binary/read-arrays'
import type { Tx } from '@/db/engine/engine'
import type { RowCodes } from './encode-rows'
import type { PreparedRow } from './prepared-row'
import type { VersionState } from './version-state'

export type StagedRow = PreparedRow & { codes: RowCodes; rowNo: number }

const STAGE = `create temp table if not exists stage_predictions (
  row_no integer not null, case_key uuid not null, external_id text not null, "timestamp" timestamptz not null,
  digest uuid not null, numeric_values float8[] not null, category_codes integer[] not null, prediction text,
  prediction_value float8, score float8, probabilities float8[], latency_ms float8, error text, entity text,
  segment_codes smallint[] not null, amount float8, exposure jsonb, flagged boolean not null) on commit delete rows`

const COLUMNS = `case_key, external_id, "timestamp", digest, numeric_values, category_codes, prediction, prediction_value,
  score, probabilities, latency_ms, error, entity, segment_codes, amount, exposure, flagged`

const INSERT = `with fresh as (
  insert into predictions (version_no, received_at, ${COLUMNS})
  select $1::integer, $2::timestamptz, ${COLUMNS} from stage_predictions order by row_no
  on conflict (case_key, version_no) do nothing returning case_key)
select string_agg(int4send(s.row_no), ''::bytea) as rows from fresh join stage_predictions s using (case_key)`

const REPLAYS = `select string_agg(int4send(s.row_no), ''::bytea) as rows
from stage_predictions s join predictions p on p.case_key = s.case_key and p.version_no = $1 and p.digest = s.digest`

function keptNumbers(state: VersionState, numeric: (number | null)[]): (number | null)[] {
  if (!state.hasUnstored) return numeric
  return numeric.map((value, index) => (state.storedNumeric[index] ? value : null))
}

function keptCodes(state: VersionState, codes: number[]): number[] {
  if (!state.hasUnstored) return codes
  return codes.map((code, index) => (state.storedCategory[index] ? code : 0))
}

function writeRow(copy: CopyWriter, staged: StagedRow, state: VersionState): void {
  const { row } = staged
  copy.row(18)
  copy.int4(staged.rowNo)
  copy.raw(staged.caseKey)
  copy.text(row.id)
  copy.timestamp(row.at)
  copy.raw(staged.digest)
  copy.float8Array(keptNumbers(state, row.numeric))
  copy.int4Array(keptCodes(state, staged.codes.categories))
  copy.text(row.prediction)
  copy.float8(row.predictionValue)
  copy.float8(row.score)
  if (row.probabilities === null) copy.nothing()
  else copy.float8Array(row.probabilities)
  copy.float8(row.latencyMs)
  copy.text(row.error)
  copy.text(row.entity)
  copy.int2Array(staged.codes.segments)
  copy.float8(row.amount)
  if (row.exposure === null) copy.nothing()
  else copy.jsonb(row.exposure)
  copy.bool(row.flagged)
}

type RowNumbers = { rows: Uint8Array | null }

const numbersOf = (rows: readonly RowNumbers[]): Set<number> => {
  const bytes = rows[0]?.rows
  return new Set(bytes ? readPlain(bytes, 'int4') : [])
}

/** Inserts rows of distinct ids once: which row numbers are new, and which of the others are exact replays. */
export async function stageRows(
  tx: Tx,
  state: VersionState,
  options: { rows: readonly StagedRow[]; receivedAt: Date },
): Promise<{ fresh: Set<number>; replayed: Set<number> }> {
  const copy = new CopyWriter(options.rows.length * 512)
  for (const staged of options.rows) writeRow(copy, staged, state)
  const inserted = await tx.raw.sequence<RowNumbers>([
    { text: STAGE },
    { text: 'copy stage_predictions from stdin with (format binary)', data: copy.finish() },
    { text: INSERT, params: [state.versionNo, options.receivedAt.toISOString()] },
  ])
  const fresh = numbersOf(inserted)
  if (fresh.size === options.rows.length) return { fresh, replayed: new Set() }
  const same = numbersOf(await tx.raw.query(REPLAYS, [state.versionNo]))
  return { fresh, replayed: new Set([...same].filter((rowNo) => !fresh.has(rowNo))) }
}
