import 'server-only'
import { readArrays, readPlain } from '@/db/binary/read-arrays'
import type { Tx } from '@/db/engine/engine'
import type { Window } from '@/domain/time/windows'

/** What one version said about one case. */
export type AnswerRow = {
  at: number
  prediction: string | null
  predictionValue: number
  score: number
  probabilities: Float64Array | null
  latencyMs: number
  amount: number
  segmentCodes: Float64Array
}

// The times are compared outside: inside, the planner may walk the version's whole time index for every case.
const ANSWERS = `select string_agg(int4send(c.place::integer), ''::bytea) as places,
  string_agg(int8send((extract(epoch from p."timestamp") * 1000)::bigint), ''::bytea) as times,
  array_agg(p.prediction) as predictions,
  string_agg(float8send(coalesce(p.prediction_value, 'NaN')), ''::bytea) as values,
  string_agg(float8send(coalesce(p.score, 'NaN')), ''::bytea) as scores,
  array_agg(array_send(p.probabilities)) as probabilities,
  string_agg(float8send(coalesce(p.latency_ms, 'NaN')), ''::bytea) as latencies,
  string_agg(float8send(coalesce(p.amount, 'NaN')), ''::bytea) as amounts,
  string_agg(array_send(p.segment_codes), ''::bytea) as segments
from unnest($1::uuid[]) with ordinality as c(case_key, place)
cross join lateral (select * from predictions where predictions.case_key = c.case_key and predictions.version_no = $2 offset 0) p
where p."timestamp" >= $3::timestamptz and p."timestamp" < $4::timestamptz and p.received_at <= $5::timestamptz`

type Packed = {
  places: Uint8Array | null
  times: Uint8Array
  predictions: (string | null)[]
  values: Uint8Array
  scores: Uint8Array
  probabilities: (Uint8Array | null)[]
  latencies: Uint8Array
  amounts: Uint8Array
  segments: Uint8Array
}

const at = (values: Float64Array, i: number) => values[i] ?? Number.NaN

/** Bounds as SQL reads them; open where there are none. */
const boundsOf = (window: Window | null): [from: string, to: string] =>
  window ? [new Date(window.from).toISOString(), new Date(window.to).toISOString()] : ['-infinity', 'infinity']
const upTo = (received: Date | null): string => received?.toISOString() ?? 'infinity'

/** A version's predictions of the given cases within a window of event time, by place in the list, only where there is one. */
export async function readAnswers(
  tx: Tx,
  versionNo: number,
  ask: { cases: readonly string[]; window: Window | null; received: Date | null },
): Promise<Map<number, AnswerRow>> {
  const answers = new Map<number, AnswerRow>()
  if (ask.cases.length === 0) return answers
  const bounds = [...boundsOf(ask.window), upTo(ask.received)]
  const [row] = await tx.raw.query<Packed>(ANSWERS, [`{${ask.cases.join(',')}}`, versionNo, ...bounds])
  if (!row?.places) return answers
  const [places, times] = [readPlain(row.places, 'int4'), readPlain(row.times, 'int8')]
  const [values, scores] = [readPlain(row.values, 'float8'), readPlain(row.scores, 'float8')]
  const [latencies, amounts] = [readPlain(row.latencies, 'float8'), readPlain(row.amounts, 'float8')]
  const segments = readArrays(row.segments, 'int2')
  for (let i = 0; i < places.length; i++) {
    const probabilities = row.probabilities[i]
    answers.set(at(places, i) - 1, {
      at: at(times, i),
      prediction: row.predictions[i] ?? null,
      predictionValue: at(values, i),
      score: at(scores, i),
      probabilities: probabilities ? readArrays(probabilities, 'float8').values : null,
      latencyMs: at(latencies, i),
      amount: at(amounts, i),
      segmentCodes: segments.values.subarray(i * segments.width, (i + 1) * segments.width),
    })
  }
  return answers
}

const KEYS = `select array_agg(encode(uuid_send(case_key), 'hex')) as cases, array_agg(external_id) as ids,
  (array_agg("timestamp"::text))[count(*)] as last
from (select case_key, external_id, "timestamp" from predictions
  where version_no = $1 and "timestamp" >= $2::timestamptz and ("timestamp", case_key) < ($3::timestamptz, $4::uuid)
    and received_at <= $6::timestamptz
  order by "timestamp" desc, case_key desc limit $5) s`

type Keys = { cases: string[] | null; ids: string[]; last: string }
export type CaseKeys = { cases: string[]; ids: string[] }

/** The cases of a version in a window of event time, newest first, some thousand at a time. */
export async function* newestCases(
  tx: Tx,
  versionNo: number,
  ask: { window: Window; step: number; received?: Date },
): AsyncGenerator<CaseKeys> {
  const from = new Date(ask.window.from).toISOString()
  const received = upTo(ask.received ?? null)
  let before = { at: new Date(ask.window.to).toISOString(), key: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const [row] = await tx.raw.query<Keys>(KEYS, [versionNo, from, before.at, before.key, ask.step, received])
    if (!row?.cases) return
    yield { cases: row.cases, ids: row.ids }
    if (row.cases.length < ask.step) return
    before = { at: row.last, key: row.cases.at(-1) ?? before.key }
  }
}
