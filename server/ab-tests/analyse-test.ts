import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { type Analysis, analyse } from '@/domain/ab-tests/analyse'
import type { EngineState } from '@/domain/ab-tests/engine'
import { type HealthGate, healthGates } from '@/domain/ab-tests/health'
import { deviations } from '@/domain/ab-tests/plan'
import { decide, type VerdictRecord } from '@/domain/ab-tests/verdict'
import { daysRunBy } from './days-run'
import { healthInput } from './health-input'
import { type MaturityCurve, maturityCurves } from './maturity-curves'
import { metricData } from './metric-data'
import { readCells, type StoredCell } from './read-cells'
import { type DayCounts, daysOf, entitiesOf, rampsOf, readCounts, totals } from './read-counts'
import { readScores } from './read-scores'
import type { AbResultRow } from './read-tests'
import type { TestFrame } from './test-frame'

export type TestAnalysis = VerdictRecord & {
  asOf: number
  deviations: string[]
  health: HealthGate[]
  analysis: Analysis
  state: EngineState
  days: DayCounts[]
  daysRun: number
  maturity: MaturityCurve[] | null
  units: {
    exposed: number[]
    mature: number[]
    matureEntities: number
    entities: number
    inSeveralArms: number
    servedOtherwise: number
  }
}

type Ask = { asOf: number; now: number; looks: readonly AbResultRow[] }

/** What was changed since the freeze, also where it was changed back. */
async function deviatedFrom(tx: Tx, { test }: TestFrame): Promise<string[]> {
  if (!test.frozen) return []
  const rows = await tx.raw.query<{ pointers: string[] }>('select pointers from ab_deviations where test_id = $1', [
    test.id,
  ])
  const now = deviations(test.frozen.plan, { ...test.plan, salt: test.salt })
  return [...new Set([...rows.flatMap(({ pointers }) => pointers), ...now])].sort()
}

async function cellsOf(tx: Tx, frame: TestFrame, { asOf, now }: Ask): Promise<StoredCell[]> {
  const known = asOf >= now ? null : asOf
  const { waitSeconds, metrics } = frame
  const atOnce = metrics.some(({ waits }) => !waits)
  const waiting = metrics.some(({ waits }) => waits)
  const first = atOnce ? await readCells(tx, frame, { waits: false, cut: asOf, known, now }) : []
  if (!waiting) return first
  const ask = waitSeconds === null ? { cut: asOf, known } : { cut: asOf - waitSeconds * 1000, known: null }
  return [...first, ...(await readCells(tx, frame, { waits: true, ...ask, now }))]
}

/** Whether no more units will become mature: nobody new is taken in, and whoever was is older than H. */
function hasEnded({ test }: TestFrame, asOf: number, units: { exposed: number; mature: number }): boolean {
  const reached = (at: Date | null) => at !== null && at.getTime() <= asOf
  if (reached(test.stoppedAt) || reached(test.concludedAt)) return true
  return reached(test.enrolmentEndedAt) && units.exposed === units.mature
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Health, figures and verdict of a test as of a time: of mature units and what was known then. */
export async function analyseTest(tx: Tx, frame: TestFrame, ask: Ask): Promise<TestAnalysis> {
  const { test, waitSeconds } = frame
  const { asOf } = ask
  const counts = await readCounts(tx, frame, { cut: asOf, now: ask.now })
  const all = totals(frame, counts)
  const cut = asOf - (waitSeconds ?? 0) * 1000
  const mature = waitSeconds ? totals(frame, await readCounts(tx, frame, { cut, now: ask.now })).exposed : all.exposed
  const cells = await cellsOf(tx, frame, ask)
  const scores = frame.metrics.some(({ kind }) => kind === 'auc') ? await readScores(tx, frame, { cut, asOf }) : null
  const metrics = metricData(frame, cells, { units: { exposed: all.exposed, mature }, scores })
  const days = daysOf(frame, counts, await rampsOf(tx, test.id))
  const live = test.status === 'running' && asOf >= ask.now
  const health = healthGates(
    await healthInput(tx, frame, { days, totals: all, mature, cells, metrics, live, now: ask.now }),
  )
  const ended = hasEnded(frame, asOf, { exposed: all.entities, mature: entitiesOf(frame, mature) })
  const information = sumOf((metrics[0]?.counts ?? []).map(({ labelled }) => labelled))
  const taken = ask.looks
    .filter((look) => look.asOf.getTime() < asOf && look.information < information)
    .map((look) => look.information)
    .sort((a, b) => a - b)
  const planned = test.frozen?.plannedN ?? 1
  const state = { planned, information: Math.max(ended ? 1 : 0, information), taken, ended }
  const analysis = analyse({ plan: test.plan, state, days, metrics })
  const deviated = await deviatedFrom(tx, frame)
  const daysRun = await daysRunBy(tx, frame, asOf)
  const { mismatched: servedOtherwise, several: inSeveralArms, entities, exposed } = all
  return {
    ...decide({ plan: test.plan, analysis, health, daysRun, deviations: deviated }),
    asOf,
    deviations: deviated,
    health,
    analysis,
    state,
    days,
    daysRun,
    maturity: maturityCurves(frame, cells, mature),
    units: {
      exposed,
      mature: [...mature],
      matureEntities: entitiesOf(frame, mature),
      entities,
      inSeveralArms,
      servedOtherwise,
    },
  }
}
