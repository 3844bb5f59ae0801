import 'server-only'
import type { Engine, Tx } from '@/db/engine/engine'
import { lockModel } from '@/server/predictions/lock-model'
import { foldDay, foldHours } from './fold'
import type { TestFrame } from './test-frame'

/** Hours folded in one short transaction, so that ingest is not held up. */
const STEP_HOURS = 24

type Behind = { hour: number; waits: boolean }

/** Hours that can be folded now: of what waits, those whose units are all older than H. */
async function behind(tx: Tx, frame: TestFrame, now: number): Promise<Behind[]> {
  const ripe = frame.waitSeconds === null ? 2_000_000_000 : Math.floor((now / 1000 - frame.waitSeconds) / 3600)
  return tx.raw.query<Behind>(
    `(select hour, waits from ab_dirty where test_no = $1 and not waits order by hour limit ${STEP_HOURS})
     union all (select hour, waits from ab_dirty where test_no = $1 and waits and hour < $2 order by hour limit ${STEP_HOURS})`,
    [frame.test.no, ripe],
  )
}

type Run = { first: number; last: number; waits: boolean }

/** Hours that follow each other are folded in one go. */
function runsOf(hours: readonly Behind[]): Run[] {
  const runs: Run[] = []
  for (const { hour, waits } of hours) {
    const open = runs.at(-1)
    if (open && open.waits === waits && open.last === hour - 1) open.last = hour
    else runs.push({ first: hour, last: hour, waits })
  }
  return runs
}

async function foldStep(tx: Tx, frame: TestFrame, now: number): Promise<number> {
  await lockModel(tx, frame.model.no)
  const hours = await behind(tx, frame, now)
  for (const one of hours) {
    await tx.raw.query('delete from ab_dirty where test_no = $1 and waits = $2 and hour = $3', [
      frame.test.no,
      one.waits,
      one.hour,
    ])
  }
  for (const run of runsOf(hours)) await foldHours(tx, frame, run)
  const days = new Map(hours.map(({ hour, waits }) => [`${waits} ${Math.floor(hour / 24)}`, { hour, waits }]))
  for (const { hour, waits } of days.values()) await foldDay(tx, frame, { day: Math.floor(hour / 24), waits })
  return hours.length
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
    `insert into ab_dirty (test_no, waits, hour) select distinct $1::integer, w, floor(extract(epoch from at) / 3600)::integer
     from ab_exposures cross join (values (false), (true)) as v(w) where test_no = $1 on conflict do nothing`,
    [testNo],
  )
}
