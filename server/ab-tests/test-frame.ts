import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { modelVersions } from '@/db/schema'
import { controlIndex } from '@/domain/ab-tests/arms'
import type { Plan } from '@/domain/ab-tests/input'
import type { LabelPolicy } from '@/domain/models/input'
import type { ModelRow } from '@/server/models/read'
import { type RecordedValueModel, standingValueModels } from '@/server/value/read-value-models'
import { DECIDED, DELAYS, EXPOSED, PAIRED, type PlannedMetric, plannedMetrics } from './metrics'
import type { AbTestRow } from './read-tests'

/** A test with all that its rows are folded and read with. */
export type TestFrame = {
  test: AbTestRow
  model: ModelRow
  metrics: PlannedMetric[]
  /** Per arm in the plan's order; 0 for a version that is not there. */
  versionNos: number[]
  classes: string[] | null
  control: number
  /** H in seconds; null where the plan and the label policy leave it open, so that whatever is known counts. */
  waitSeconds: number | null
  money: RecordedValueModel[]
  metricNumbers: (waits: boolean) => number[]
}

/** H: the plan's, else the time after which a missing label is a label. */
export function waitSecondsOf(plan: Plan, policy: LabelPolicy): number | null {
  if (plan.maturityHours !== undefined) return plan.maturityHours * 3600
  return policy.policy === 'absence' ? policy.afterHours * 3600 : null
}

const numbersOf = (no: number, { mode }: Plan) =>
  mode === 'shadow' ? [no, no + PAIRED.across, no + PAIRED.control] : [no]

export async function testFrame(tx: Tx, test: AbTestRow, model: ModelRow): Promise<TestFrame> {
  const { plan } = test
  const metrics = plannedMetrics(plan)
  const named = plan.arms.map(({ version }) => version)
  const own = await tx
    .select({ no: modelVersions.no, version: modelVersions.version, classes: modelVersions.classes })
    .from(modelVersions)
    .where(and(eq(modelVersions.modelId, model.id), inArray(modelVersions.version, named)))
  const control = controlIndex(plan)
  const controlVersion = own.find(({ version }) => version === named[control])
  const wantsMoney = metrics.some(({ metric }) => metric === 'value')
  return {
    test,
    model,
    metrics,
    versionNos: named.map((name) => own.find(({ version }) => version === name)?.no ?? 0),
    classes: controlVersion?.classes ?? model.classes,
    control,
    waitSeconds: waitSecondsOf(plan, model.labelPolicy),
    money: wantsMoney && model.task === 'binary' ? await standingValueModels(tx, model.id) : [],
    metricNumbers: (waits) => [
      ...(waits ? [DELAYS, DECIDED.positive, DECIDED.negative] : [EXPOSED]),
      ...metrics.filter((metric) => metric.waits === waits).flatMap(({ no }) => numbersOf(no, plan)),
    ],
  }
}
