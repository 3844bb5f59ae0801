import 'server-only'
import type { Engine, Tx } from '@/db/engine/engine'
import { lockModel } from '@/server/predictions/lock-model'
import { type Edge, edgeOf } from './edge'
import { dropMinutes, foldSpan, foldWhole, LEVELS, type Span } from './fold'
import type { TestFrame } from './test-frame'

/** Hours folded in one short transaction, so that ingest is not held up. */
const STEP_HOURS = 24

type Hour = { hour: number; waits: boolean }

/** Hours with minutes that are behind and over, and hours that are over and still kept by the minute. */
const BEHIND = `(select minute / 60 as hour from ab_behind where test_no = $1 and waits = $2 and minute < $3::integer group by 1 order by 1
  limit ${STEP_HOURS})
union (select bucket / 60 from ab_cells where test_no = $1 and metric = any ($4::smallint[]) and level = ${LEVELS.minute.level}
  and bucket < $5::integer * 60 group by 1 limit ${STEP_HOURS}) order by 1`

async function behind(tx: Tx, frame: TestFrame, now: number): Promise<Hour[]> {
  const found: Hour[] = []
  for (const waits of [false, true]) {
    const edge = edgeOf(frame, waits, now)
    const args = [frame.test.no, waits, edge.minute, frame.metricNumbers(waits), edge.hour]
    const rows = await tx.raw.query<{ hour: number }>(BEHIND, args)
    found.push(...rows.map(({ hour }) => ({ hour, waits })))
  }
  return found
}

/** What follows each other is folded in one go. */
function spansOf(buckets: readonly number[], waits: boolean): Span[] {
  const spans: Span[] = []
  for (const bucket of buckets) {
    const open = spans.at(-1)
    if (open && open.last === bucket - 1) open.last = bucket
    else spans.push({ first: bucket, last: bucket, waits })
  }
  return spans
}

/** Minutes that were behind; from now on they are not. */
async function taken(tx: Tx, frame: TestFrame, { hours, waits, edge }: Part): Promise<number[]> {
  const rows = await tx.raw.query<{ minute: number }>(
    `delete from ab_behind where test_no = $1 and waits = $2 and minute < $3::integer
     and minute = any (select h * 60 + m from unnest($4::integer[]) as r(h) cross join generate_series(0, 59) as m) returning minute`,
    [frame.test.no, waits, edge.minute, hours],
  )
  return rows.map(({ minute }) => minute).sort((a, b) => a - b)
}

/** Hours that are kept by the minute: the one that is not over, unless it was folded whole already, and those that just were. */
const KEPT = `select distinct bucket / 60 as hour from ab_cells where test_no = $1 and metric = any ($2::smallint[])
  and level = ${LEVELS.minute.level}
union select $3::integer where not exists (select from ab_cells where test_no = $1 and metric = any ($2::smallint[])
  and level = ${LEVELS.hour.level} and bucket = $3::integer)`

type Part = { hours: number[]; waits: boolean; edge: Edge }

/**
 * An hour that is over is folded whole, once. The one that is not is folded by the minute, so that what came in since costs what it is
 * worth; when it is over its minutes are added up.
 */
async function foldPart(tx: Tx, frame: TestFrame, part: Part): Promise<void> {
  const { hours, waits, edge } = part
  const rows = await tx.raw.query<{ hour: number }>(KEPT, [frame.test.no, frame.metricNumbers(waits), edge.hour])
  const kept = new Set(rows.map(({ hour }) => hour))
  const minutes = await taken(tx, frame, part)
  const whole = hours.filter((hour) => !kept.has(hour))
  for (const span of spansOf(whole, waits)) await foldSpan(tx, frame, 'hour', span)
  const fine = minutes.filter((minute) => kept.has(Math.floor(minute / 60)))
  for (const span of spansOf(fine, waits)) await foldSpan(tx, frame, 'minute', span)
  const over = hours.filter((hour) => hour < edge.hour)
  for (const hour of over) {
    if (!kept.has(hour)) continue
    await foldWhole(tx, frame, { into: 'hour', bucket: hour, waits })
    await dropMinutes(tx, frame, { hour, waits })
  }
  for (const day of new Set(over.map((hour) => Math.floor(hour / 24)))) {
    await foldWhole(tx, frame, { into: 'day', bucket: day, waits })
  }
}

async function foldStep(tx: Tx, frame: TestFrame, now: number): Promise<number> {
  await lockModel(tx, frame.model.no)
  const all = await behind(tx, frame, now)
  for (const waits of [false, true]) {
    const hours = all.filter((one) => one.waits === waits).map(({ hour }) => hour)
    if (hours.length > 0) await foldPart(tx, frame, { hours, waits, edge: edgeOf(frame, waits, now) })
  }
  return all.length
}

/** Brings a test's cells up to what has been received. */
export async function refreshCells(engine: Engine, frame: TestFrame, now: number): Promise<void> {
  const waiting = await engine.read((tx) => behind(tx, frame, now))
  if (waiting.length === 0) return
  for (;;) if ((await engine.transaction((tx) => foldStep(tx, frame, now))) === 0) return
}

/** The same within a transaction that is open already. */
export async function refreshWithin(tx: Tx, frame: TestFrame, now: number): Promise<void> {
  for (;;) if ((await foldStep(tx, frame, now)) === 0) return
}

/** What a change of the plan makes of the cells: nothing of them can be kept. */
export async function forgetCells(tx: Tx, testNo: number): Promise<void> {
  await tx.raw.query('delete from ab_cells where test_no = $1', [testNo])
  await tx.raw.query(
    `insert into ab_behind (test_no, waits, minute) select distinct $1::integer, w, floor(extract(epoch from at) / 60)::integer
     from ab_exposures cross join (values (false), (true)) as v(w) where test_no = $1 on conflict do nothing`,
    [testNo],
  )
}
