import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { SegmentColumn } from '@/domain/promotions/fairness-gaps'
import type { Answers, LabelledRows } from '@/domain/promotions/labelled-rows'
import { DAY_MS, type Window } from '@/domain/time/windows'
import type { VersionState } from '@/server/predictions/version-state'

/** The newest cases that are looked at: enough for half a point, and a short transaction. */
export const CASES_MAX = 5000

type Case = {
  key: string
  at: number
  prediction: string | null
  value: number | null
  score: number | null
  segments: number[]
}
type Truth = { value: string; number: number | null }

/** Newest predictions of a version in the window, of those received up to a time, oldest first. */
async function casesOf(tx: Tx, versionNo: number, ask: { window: Window; received: Date }): Promise<Case[]> {
  const rows = await tx.raw.query<{ rows: string | null }>(
    `select json_agg(json_build_array(case_key, (extract(epoch from "timestamp") * 1000)::bigint, prediction,
        prediction_value, score, segment_codes))::text as rows
     from (select * from predictions
       where version_no = $1 and "timestamp" >= $2::timestamptz and "timestamp" < $3::timestamptz
         and received_at <= $4::timestamptz and error is null
       order by "timestamp" desc, case_key desc limit ${CASES_MAX}) p`,
    [
      versionNo,
      new Date(ask.window.from).toISOString(),
      new Date(ask.window.to).toISOString(),
      ask.received.toISOString(),
    ],
  )
  type Row = [string, number, string | null, number | null, number | null, number[]]
  const found = (JSON.parse(rows[0]?.rows ?? '[]') as Row[]).map(
    ([key, at, prediction, value, score, segments]): Case => ({ key, at, prediction, value, score, segments }),
  )
  return found.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}

/** The label in force of each case as known and received by a time. */
async function truthsOf(tx: Tx, keys: readonly string[], received: Date): Promise<Map<string, Truth>> {
  const rows = await tx.raw.query<{ rows: string | null }>(
    `select json_agg(json_build_array(l.case_key, l.value, l.number))::text as rows
     from unnest($1::uuid[]) as c(case_key)
     cross join lateral (select * from labels where labels.case_key = c.case_key and known_at <= $2::timestamptz
       and received_at <= $2::timestamptz order by known_at desc limit 1) l`,
    [`{${keys.join(',')}}`, received.toISOString()],
  )
  const found = JSON.parse(rows[0]?.rows ?? '[]') as [string, string, number | null][]
  return new Map(found.map(([key, value, number]) => [key, { value, number }]))
}

async function answersOf(
  tx: Tx,
  versionNo: number,
  ask: { keys: readonly string[]; received: Date },
): Promise<Map<string, Pick<Case, 'prediction' | 'value' | 'score'>>> {
  const rows = await tx.raw.query<{ rows: string | null }>(
    `select json_agg(json_build_array(p.case_key, p.prediction, p.prediction_value, p.score))::text as rows
     from unnest($1::uuid[]) as c(case_key)
     cross join lateral (select * from predictions where predictions.case_key = c.case_key and version_no = $2
       and received_at <= $3::timestamptz and error is null offset 0) p`,
    [`{${ask.keys.join(',')}}`, versionNo, ask.received.toISOString()],
  )
  const found = JSON.parse(rows[0]?.rows ?? '[]') as [string, string | null, number | null, number | null][]
  return new Map(found.map(([key, prediction, value, score]) => [key, { prediction, value, score }]))
}

function numberOf(state: VersionState, given: { text: string | null; number: number | null }): number {
  if (state.task === 'regression') return given.number ?? Number.NaN
  if (given.text === null) return Number.NaN
  if (state.task === 'binary') return given.text === state.positiveClass ? 1 : 0
  return state.classes?.indexOf(given.text) ?? -1
}

function truthOf(state: VersionState, one: Case, ask: { truths: Map<string, Truth>; received: Date }): Truth | null {
  const known = ask.truths.get(one.key)
  if (known) return known
  const { labelPolicy } = state
  if (labelPolicy.policy !== 'absence') return null
  if (one.at + labelPolicy.afterHours * 3_600_000 > ask.received.getTime()) return null
  const number = Number(labelPolicy.value)
  return { value: labelPolicy.value, number: Number.isFinite(number) ? number : null }
}

type Answer = Pick<Case, 'prediction' | 'value' | 'score'>
const answersAsColumns = (state: VersionState, all: readonly Answer[]): Answers => ({
  predictions: Float64Array.from(all, ({ prediction, value }) => numberOf(state, { text: prediction, number: value })),
  scores: Float64Array.from(all, ({ score }) => score ?? Number.NaN),
})

type Judged = { one: Case; truth: Truth }
const columnsOf = (
  state: VersionState,
  judged: readonly Judged[],
  champion: readonly Answer[] | null,
): LabelledRows => ({
  task: state.task,
  classes: state.classes?.length ?? 2,
  labels: Float64Array.from(judged, ({ truth }) => numberOf(state, { text: truth.value, number: truth.number })),
  days: Int32Array.from(judged, ({ one }) => Math.floor(one.at / DAY_MS)),
  candidate: answersAsColumns(
    state,
    judged.map(({ one }) => one),
  ),
  champion: champion && answersAsColumns(state, champion),
})

function segmentsOf(state: VersionState, judged: readonly Judged[]): SegmentColumn[] {
  return state.spec.segments.map((name, field) => ({
    name,
    codes: Int32Array.from(judged, ({ one }) => one.segments[field] ?? 0),
    valueOf: (code) => state.segments[field]?.decode(code) ?? 'other',
  }))
}

export type LabelledCases = { all: LabelledRows; segments: SegmentColumn[]; shared: LabelledRows | null }

/** The labelled cases of a version, and of those the ones that the champion scored too; as received by a time. */
export async function labelledCases(
  tx: Tx,
  state: VersionState,
  ask: { window: Window; received: Date; championNo: number | null },
): Promise<LabelledCases> {
  const cases = await casesOf(tx, state.versionNo, ask)
  const keys = cases.map(({ key }) => key)
  const truths = await truthsOf(tx, keys, ask.received)
  const judged = cases.flatMap((one): Judged[] => {
    const truth = truthOf(state, one, { truths, received: ask.received })
    return truth && (one.prediction !== null || one.value !== null) ? [{ one, truth }] : []
  })
  const all = columnsOf(state, judged, null)
  const segments = segmentsOf(state, judged)
  if (ask.championNo === null) return { all, segments, shared: null }
  const theirs = await answersOf(tx, ask.championNo, { keys: judged.map(({ one }) => one.key), received: ask.received })
  const both = judged.flatMap((entry) => {
    const answer = theirs.get(entry.one.key)
    return answer ? [{ entry, answer }] : []
  })
  const shared = columnsOf(
    state,
    both.map(({ entry }) => entry),
    both.map(({ answer }) => answer),
  )
  return { all, segments, shared }
}
