import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { DayShares } from '@/domain/ab-tests/cells'
import { HOUR_MS } from '@/domain/time/windows'
import { readingOf } from './edge'
import { foldRows } from './fold'
import { EXPOSED } from './metrics'
import type { TestFrame } from './test-frame'

type HourCount = { hour: number; arm: number; n: number; mismatched: number; several: number }

/** First exposures by hour and arm up to a time: the hours of a year are some thousand rows, however many units there are. */
export async function readCounts(tx: Tx, frame: TestFrame, ask: { cut: number; now: number }): Promise<HourCount[]> {
  const { hour, minute, rest: from } = readingOf(frame, false, ask)
  const stored = await tx.raw.query<HourCount>(
    `select bucket as hour, arm, n::float8 as n, sum as mismatched, denominator as several from ab_cells
     where test_no = $1 and metric = ${EXPOSED} and level = 0 and bucket < $2::integer and segment = ''
     union all
     select bucket / 60, arm, sum(n)::float8, sum(sum), sum(denominator) from ab_cells
     where test_no = $1 and metric = ${EXPOSED} and level = 2 and bucket < $3::integer and segment = '' group by 1, 2`,
    [frame.test.no, hour, minute],
  )
  const bare = { ...frame, metrics: [], test: { ...frame.test, plan: { ...frame.test.plan, segments: [] } } }
  const rest = await foldRows(tx, bare, { waits: false, from, to: ask.cut, known: null })
  const own = rest.filter(({ metric }) => metric === EXPOSED)
  const counts = [
    ...stored,
    ...own.map(({ hour: at, arm, n, sum, denominator }) => ({
      hour: at,
      arm,
      n,
      mismatched: sum,
      several: denominator,
    })),
  ]
  return frame.test.plan.mode === 'shadow' ? counts.flatMap((count) => inEveryArm(frame, count)) : counts
}

/** In shadow mode every arm sees every unit. */
const inEveryArm = (frame: TestFrame, count: HourCount): HourCount[] =>
  frame.test.plan.arms.map((_, arm) => (arm === count.arm ? count : { ...count, arm, mismatched: 0, several: 0 }))

export type Ramp = { at: number; reach: readonly number[] }

export async function rampsOf(tx: Tx, testId: string): Promise<Ramp[]> {
  const rows = await tx.raw.query<{ at: string | number; reach: number[] }>(
    'select (extract(epoch from at) * 1000)::float8 as at, reach from ab_ramps where test_id = $1 order by at, id',
    [testId],
  )
  return rows.map(({ at, reach }) => ({ at: Number(at), reach }))
}

export type DayCounts = DayShares & { exposed: number[] }

/** Exposed units of each day with the shares the arms were meant to have: those in force hour by hour. */
export function daysOf(frame: TestFrame, counts: readonly HourCount[], ramps: readonly Ramp[]): DayCounts[] {
  const { arms } = frame.test.plan
  const meant = (hour: number) => {
    const at = (hour + 0.5) * HOUR_MS
    const ramp = ramps.findLast((one) => one.at <= at) ?? ramps[0]
    const shares = arms.map(({ share }, place) => share * (ramp?.reach[place] ?? 1))
    const whole = shares.reduce((sum, share) => sum + share, 0)
    return whole > 0 ? shares.map((share) => share / whole) : shares
  }
  const days = new Map<number, { exposed: number[]; expected: number[] }>()
  for (const { hour, arm, n } of counts) {
    const day = Math.floor(hour / 24)
    const entry = days.get(day) ?? { exposed: arms.map(() => 0), expected: arms.map(() => 0) }
    days.set(day, entry)
    entry.exposed[arm] = (entry.exposed[arm] ?? 0) + n
    for (const [place, share] of meant(hour).entries()) entry.expected[place] = (entry.expected[place] ?? 0) + n * share
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, { exposed, expected }]) => {
      const total = expected.reduce((sum, count) => sum + count, 0)
      return { day, exposed, shares: expected.map((count) => (total > 0 ? count / total : 0)) }
    })
}

/** Per arm in the plan's order. */
export function totals(frame: TestFrame, counts: readonly HourCount[]) {
  const exposed = frame.test.plan.arms.map(() => 0)
  let [mismatched, several] = [0, 0]
  for (const count of counts) {
    exposed[count.arm] = (exposed[count.arm] ?? 0) + count.n
    mismatched += count.mismatched
    several += count.several
  }
  return { exposed, mismatched, several, entities: entitiesOf(frame, exposed) }
}

/** Entities behind counts by arm. */
export const entitiesOf = ({ test, control }: TestFrame, counts: readonly number[]): number =>
  test.plan.mode === 'shadow' ? (counts[control] ?? 0) : counts.reduce((sum, count) => sum + count, 0)
