import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { MetricData } from '@/domain/ab-tests/analyse'
import { challengerIndexes } from '@/domain/ab-tests/arms'
import { splitChanged } from '@/domain/ab-tests/cells'
import type { HealthInput } from '@/domain/ab-tests/health'
import { HOUR_MS } from '@/domain/time/windows'
import type { RiskTable } from '@/stats/inference/log-rank'
import { DELAYS } from './metrics'
import type { StoredCell } from './read-cells'
import type { DayCounts } from './read-counts'
import type { TestFrame } from './test-frame'

/** A running test that got nothing for so long is not being fed any more. */
const STALE_HOURS = 48
const BINS = 24

/** Hours since anything was received for the test; null before the first exposure. */
async function ageHours(tx: Tx, frame: TestFrame, now: number): Promise<number | null> {
  const [row] = await tx.raw.query<{ at: number | null }>(
    `select (extract(epoch from greatest(
      (select max(received_at) from ab_exposures where test_no = $1), (select max(received_at) from ab_cases where test_no = $1),
      (select max(received_at) from ab_outcomes where test_no = $1))) * 1000)::float8 as at`,
    [frame.test.no],
  )
  return row?.at ? Math.max(0, now - row.at) / HOUR_MS : null
}

function delayTables(frame: TestFrame, cells: readonly StoredCell[], mature: readonly number[]): RiskTable[] | null {
  const own = cells.filter(({ metric }) => metric === DELAYS)
  if (own.length === 0) return null
  return frame.test.plan.arms.map((_, arm) => {
    const events = new Array<number>(BINS).fill(0)
    for (const cell of own)
      if (cell.arm === arm) events[Number(cell.segment)] = (events[Number(cell.segment)] ?? 0) + cell.n
    let left = mature[arm] ?? 0
    const atRisk = events.map((count) => {
      const before = left
      left -= count
      return before
    })
    return { events, atRisk }
  })
}

/** Labelled within H of those older than H; not where the split changed while H is open, because younger units have fewer labels. */
function coverageOf(
  frame: TestFrame,
  metrics: readonly MetricData[],
  days: readonly DayCounts[],
): HealthInput['coverage'] {
  const waiting = frame.metrics.findIndex(({ waits }) => waits)
  const data = metrics[waiting]
  if (!data) return null
  const { control } = frame
  const changed = challengerIndexes(frame.test.plan).some((treatment) => splitChanged(days, { control, treatment }))
  if (frame.waitSeconds === null && changed) return null
  return data.counts.map(({ mature, labelled }) => ({ mature, labelled }))
}

export type HealthGiven = {
  days: readonly DayCounts[]
  totals: { mismatched: number; several: number; entities: number }
  mature: readonly number[]
  cells: readonly StoredCell[]
  metrics: readonly MetricData[]
  /** The test takes data in and is read as of now. */
  live: boolean
  now: number
}

export async function healthInput(tx: Tx, frame: TestFrame, given: HealthGiven): Promise<HealthInput> {
  const { plan } = frame.test
  const age = given.live ? await ageHours(tx, frame, given.now) : null
  return {
    arms: plan.arms.map(({ arm }) => arm),
    control: frame.control,
    days: given.days,
    mismatched: given.totals.mismatched,
    exposures: given.totals.entities,
    multiArmEntities: given.totals.several,
    entities: given.totals.entities,
    coverage: coverageOf(frame, given.metrics, given.days),
    delays: delayTables(frame, given.cells, given.mature),
    freshness: age === null ? null : { ageHours: age, limitHours: STALE_HOURS },
    labelMargin: plan.labelMargin,
    shadow: plan.mode === 'shadow',
  }
}
