import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { abCalibrations, abTests, models } from '@/db/schema'
import { aaReading, type LoggedUnit, placeOf } from '@/domain/ab-tests/calibration'
import { DAY_MS } from '@/domain/time/windows'
import type { JobRequest } from '@/server/kernel/jobs'
import { system } from '@/server/kernel/system'
import { loggedFigures } from './logged-units'
import { metricParts } from './metric-sql'
import { type TestFrame, testFrame } from './test-frame'

const SPLITS = 1000
/** Halves smaller than this say nothing about the test. */
const UNITS_MIN = 100
const OUTCOMES_MAX = 20_000
/** Splits in one go, so that requests are answered in between. */
const SLICE = 20

const dayOf = (now: Date) => Math.floor(now.getTime() / DAY_MS)

const OUTCOMES = `select distinct on (entity) entity, value as sum, 1::float8 as denominator from (
  select entity, value, at from ab_outcomes where test_no = $1 and metric = $2 order by received_at desc limit ${OUTCOMES_MAX}) o
order by entity, at`

/** Units of the primary metric that were logged: by the control's newest predictions, else by the outcomes that were sent. */
async function unitsOf(tx: Tx, frame: TestFrame): Promise<LoggedUnit[]> {
  const [metric] = frame.metrics
  if (!metric || metric.kind === 'auc') return []
  const versionNo = frame.versionNos[frame.control] ?? 0
  const rows = metricParts(frame.model.task, metric.metric)
    ? await loggedFigures(tx, frame, { versionNo, metric })
    : await tx.raw.query<Awaited<ReturnType<typeof loggedFigures>>[number]>(OUTCOMES, [frame.test.no, metric.metric])
  return rows.map(({ entity, sum, denominator }) => ({ place: placeOf(entity), sum, denominator }))
}

/** Halves the logged units of an open test a thousand times and keeps how often its own test saw a difference. */
export async function calibrateTest(testId: string): Promise<void> {
  const { engine, clock } = system()
  const now = new Date(clock())
  const day = dayOf(now)
  const found = await engine.read(async (tx) => {
    const [row] = await tx
      .select({ test: abTests, model: models })
      .from(abTests)
      .innerJoin(models, eq(models.id, abTests.modelId))
      .where(eq(abTests.id, testId))
    const frame = row && (await testFrame(tx, row.test, row.model))
    return frame && { frame, units: await unitsOf(tx, frame) }
  })
  if (!found) return
  const { frame, units } = found
  const { alpha, primary } = frame.test.plan
  const metric = frame.metrics[0]
  const splits = units.length < UNITS_MIN || !metric || metric.kind === 'auc' ? 0 : SPLITS
  const alarms = { above: 0, below: 0 }
  for (let split = 0; split < splits; split++) {
    if (split % SLICE === 0) await turn()
    if (!metric || metric.kind === 'auc') break
    const read = aaReading(units, metric.kind, day * SPLITS + split)
    if (read.logP < Math.log(alpha)) alarms[read.above ? 'above' : 'below']++
  }
  const line = { testId, day, metric: primary.metric, units: units.length, splits, ...alarms, alpha, at: now }
  await engine.transaction((tx) => tx.insert(abCalibrations).values(line).onConflictDoNothing())
}

const DUE = `select id from ab_tests t where status in ('running', 'maturing')
  and not exists (select 1 from ab_calibrations c where c.test_id = t.id and c.day = $1)`

/** One calibration a night for every open test that has none yet. */
export async function calibrationsDue(tx: Tx, now: Date): Promise<JobRequest[]> {
  const day = dayOf(now)
  const due = await tx.raw.query<{ id: string }>(DUE, [day])
  return due.map(({ id }) => ({
    name: 'calibrate_ab_test',
    data: { testId: id },
    once: { key: `calibrate ${id} ${day}`, seconds: DAY_MS / 1000 },
  }))
}
