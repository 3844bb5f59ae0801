import 'server-only'
import { readArrays, readPlain } from '@/db/binary/read-arrays'
import type { Tx } from '@/db/engine/engine'
import type { FoldableRow } from './fold-row'

export type StoredRow = FoldableRow & { caseText: string; versionNo: number }

const ROWS = `case_key, version_no, (extract(epoch from "timestamp") * 1000)::bigint as at, numeric_values, category_codes,
  segment_codes, prediction, prediction_value, score, probabilities, latency_ms, error, amount, flagged`

const PACKED = `select count(*)::integer as n,
  array_agg(encode(uuid_send(case_key), 'hex')) as cases, array_agg(version_no) as versions,
  string_agg(int8send(at), ''::bytea) as times,
  string_agg(array_send(numeric_values), ''::bytea) as numeric,
  string_agg(array_send(category_codes), ''::bytea) as categories,
  string_agg(array_send(segment_codes), ''::bytea) as segments,
  array_agg(prediction) as predictions,
  string_agg(float8send(coalesce(prediction_value, 'NaN')), ''::bytea) as values,
  string_agg(float8send(coalesce(score, 'NaN')), ''::bytea) as scores,
  array_agg(score is null) as unscored,
  array_agg(array_send(probabilities)) as probabilities,
  string_agg(float8send(coalesce(latency_ms, 'NaN')), ''::bytea) as latencies,
  array_agg(error) as errors,
  string_agg(float8send(coalesce(amount, 'NaN')), ''::bytea) as amounts,
  array_agg(flagged) as flagged`

type Packed = {
  n: number
  cases: string[]
  versions: number[]
  times: Uint8Array
  numeric: Uint8Array
  categories: Uint8Array
  segments: Uint8Array
  predictions: (string | null)[]
  values: Uint8Array
  scores: Uint8Array
  unscored: boolean[]
  probabilities: (Uint8Array | null)[]
  latencies: Uint8Array
  errors: (string | null)[]
  amounts: Uint8Array
  flagged: boolean[]
}

/** Marks a missing number among valid ones and NaN, which means invalid. */
const MISSING = Number.NEGATIVE_INFINITY

const orNull = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)

function slice(all: { values: Float64Array; width: number }, row: number): Float64Array {
  return all.values.subarray(row * all.width, (row + 1) * all.width)
}

function unpack(packed: Packed): StoredRow[] {
  const numeric = readArrays(packed.numeric, 'float8', { nullAs: MISSING })
  const categories = readArrays(packed.categories, 'int4')
  const segments = readArrays(packed.segments, 'int2')
  const times = readPlain(packed.times, 'int8')
  const values = readPlain(packed.values, 'float8')
  const scores = readPlain(packed.scores, 'float8')
  const latencies = readPlain(packed.latencies, 'float8')
  const amounts = readPlain(packed.amounts, 'float8')
  return packed.cases.map((caseText, i) => {
    const probabilities = packed.probabilities[i]
    return {
      caseText,
      versionNo: packed.versions[i] ?? 0,
      at: times[i] ?? 0,
      numeric: Array.from(slice(numeric, i), (value) => (value === MISSING ? null : value)),
      categoryCodes: slice(categories, i),
      segmentCodes: slice(segments, i),
      prediction: packed.predictions[i] ?? null,
      predictionValue: orNull(values[i]),
      score: packed.unscored[i] ? null : (scores[i] ?? null),
      probabilities: probabilities ? readArrays(probabilities, 'float8').values : null,
      latencyMs: orNull(latencies[i]),
      error: packed.errors[i] ?? null,
      amount: orNull(amounts[i]),
      flagged: packed.flagged[i] === true,
    }
  })
}

/** The predictions of the given cases by every version of these models. */
export async function predictionsOfCases(tx: Tx, caseTexts: readonly string[]): Promise<StoredRow[]> {
  if (caseTexts.length === 0) return []
  const rows = await tx.raw.query<Packed>(
    `${PACKED} from (select ${ROWS} from unnest($1::uuid[]) as c(wanted)
      cross join lateral (select * from predictions where case_key = c.wanted offset 0) p) s`,
    [`{${caseTexts.join(',')}}`],
  )
  const [packed] = rows
  return packed && packed.n > 0 ? unpack(packed) : []
}

const STEP_ROWS = 5000

/**
 * Every prediction of a version in a half-open window of event time (ms), in order of time, some thousand rows at a
 * time, so that no read holds the database for long.
 */
export async function* scanPredictions(
  tx: Tx,
  versionNo: number,
  window: { from: number; to: number },
): AsyncGenerator<StoredRow[]> {
  let after = { at: window.from, key: '00000000-0000-0000-0000-000000000000', inclusive: true }
  for (;;) {
    const comparison = after.inclusive ? '>=' : '>'
    const [packed] = await tx.raw.query<Packed>(
      `${PACKED} from (select ${ROWS} from predictions
        where version_no = $1 and "timestamp" < $2::timestamptz and ("timestamp", case_key) ${comparison} ($3::timestamptz, $4::uuid)
        order by "timestamp", case_key limit ${STEP_ROWS}) s`,
      [versionNo, new Date(window.to).toISOString(), new Date(after.at).toISOString(), after.key],
    )
    if (!packed || packed.n === 0) return
    const rows = unpack(packed)
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < STEP_ROWS) return
    after = { at: last.at, key: last.caseText, inclusive: false }
  }
}
