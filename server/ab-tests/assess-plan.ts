import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { abTests, deployments, kpis, kpiValues, modelUseCases, modelVersions, promotions } from '@/db/schema'
import { compareAuc } from '@/domain/ab-tests/compare'
import { type Duration, planDuration, plannedUnits, planPower, type Spread } from '@/domain/ab-tests/design'
import type { Plan } from '@/domain/ab-tests/input'
import { checkPlan } from '@/domain/ab-tests/plan'
import type { FieldProblem } from '@/domain/errors/codes'
import { DAY_MS } from '@/domain/time/windows'
import { isArchived } from '@/server/deployments/read-archived'
import type { ModelRow } from '@/server/models/read'
import { type LoggedUnits, loggedUnits } from './logged-units'
import { isKpi } from './metrics'
import type { AbTestRow } from './read-tests'
import { type TestFrame, testFrame } from './test-frame'

export type Assessment = {
  problems: FieldProblem[]
  /** Digest per arm. */
  digests: Record<string, string>
  plannedN: number | null
  power: number | null
  spread: Spread | null
  baseline: number | null
  duration: Duration | null
  traffic: { entitiesPerDay: number | null; labelledShare: number; labelDelayHours: number | null; predictions: number }
}

const KPI_POINTS = 200

/** A KPI's mean and the variance of one unit's figure: of a share by its mean, else of the figures that were pushed. */
async function kpiSpread(
  tx: Tx,
  modelId: string,
  slug: string,
): Promise<{ mean: number; variance: number | null } | null> {
  const [kpi] = await tx
    .select({ id: kpis.id, unit: kpis.unit })
    .from(kpis)
    .innerJoin(modelUseCases, and(eq(modelUseCases.useCaseId, kpis.useCaseId), eq(modelUseCases.modelId, modelId)))
    .where(eq(kpis.slug, slug))
  if (!kpi) return null
  const points = await tx
    .select()
    .from(kpiValues)
    .where(eq(kpiValues.kpiId, kpi.id))
    .orderBy(desc(kpiValues.timestamp))
    .limit(KPI_POINTS)
  const newest = points[0]
  if (!newest) return null
  const share = newest.numerator !== null && newest.denominator ? newest.numerator / newest.denominator : null
  const scale = kpi.unit.trim() === '%' && share === null ? 100 : 1
  const p = share ?? newest.value / scale
  if (p >= 0 && p <= 1) return { mean: p * scale, variance: p * (1 - p) * scale * scale }
  const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length
  const squares = points.reduce((sum, { value }) => sum + (value - mean) ** 2, 0)
  return { mean, variance: points.length > 1 ? squares / (points.length - 1) : null }
}

type KnownVersions = Map<string, { approved: boolean; digest: string; segments: string[] }>

/**
 * The model's versions that the plan names. Approved is what was let into any environment: by a promotion, or as a deployment on
 * record; and not archived.
 */
async function knownVersions(tx: Tx, model: ModelRow, plan: Plan): Promise<KnownVersions> {
  const names = plan.arms.map(({ version }) => version)
  const rows = await tx
    .select({
      id: modelVersions.id,
      version: modelVersions.version,
      digest: modelVersions.digest,
      segments: modelVersions.segments,
    })
    .from(modelVersions)
    .where(and(eq(modelVersions.modelId, model.id), inArray(modelVersions.version, names)))
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const served = await tx
    .selectDistinct({ id: deployments.versionId })
    .from(deployments)
    .where(inArray(deployments.versionId, ids))
  const promoted = await tx
    .selectDistinct({ id: promotions.versionId })
    .from(promotions)
    .where(and(eq(promotions.modelId, model.id), inArray(promotions.versionId, ids), eq(promotions.status, 'approved')))
  const approved = new Set([...served, ...promoted].map(({ id }) => id))
  for (const { id } of rows) if (approved.has(id) && (await isArchived(tx, id))) approved.delete(id)
  return new Map(
    rows.map(({ id, version, digest, segments }) => [version, { approved: approved.has(id), digest, segments }]),
  )
}

type Measured = { mean: number | null; variance: number | null }

async function measuredMetrics(
  tx: Tx,
  frame: TestFrame,
  logged: LoggedUnits,
): Promise<{ withData: Set<string>; primary: Measured }> {
  const withData = new Set<string>()
  let primary: Measured = { mean: null, variance: null }
  for (const { metric, role, kind } of frame.metrics) {
    const sent = frame.test.outcomeMetrics.includes(metric)
    const kpi = isKpi(metric) ? await kpiSpread(tx, frame.model.id, metric.slice(4)) : null
    const own = logged.metrics.get(metric)
    if (sent || kpi || (own && own.units > 0)) withData.add(metric)
    if (role !== 'primary') continue
    if (kpi) primary = kpi
    else if (own) primary = kind === 'auc' ? aucSpread(logged) : own
  }
  return { withData, primary }
}

function aucSpread({ scores }: LoggedUnits): Measured {
  const pair = scores ? compareAuc(scores, scores) : null
  if (!pair?.ok) return { mean: null, variance: null }
  return { mean: pair.control.mean, variance: pair.control.variance * (pair.n / 2) }
}

/** The treatment's variance of a share moves with the effect; of anything else it is taken to stay. */
function spreadOf(plan: Plan, { mean, variance }: Measured): Spread | null {
  if (variance === null || !(variance > 0)) return null
  const isShare = mean !== null && mean > 0 && mean < 1 && Math.abs(variance - mean * (1 - mean)) < 1e-3 * variance
  const moved = (mean ?? 0) + (plan.primary.direction === 'up' ? 1 : -1) * plan.primary.mde
  const treatment = isShare && moved > 0 && moved < 1 ? moved * (1 - moved) : variance
  return { control: variance, treatment }
}

const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) => a.from < b.to && b.from < a.to

/** Tests of one layer share no entity, so their parts of it must not overlap while both are open. */
async function layerProblem(tx: Tx, test: { id: string | null; plan: Plan }): Promise<FieldProblem[]> {
  const { layer, slot = { from: 0, to: 1 } } = test.plan
  if (!layer) return []
  const others = await tx
    .select({ id: abTests.id, plan: abTests.plan })
    .from(abTests)
    .where(and(eq(abTests.layer, layer), inArray(abTests.status, ['frozen', 'running', 'maturing'])))
  const taken = others.some(({ id, plan }) => id !== test.id && overlap(slot, plan.slot ?? { from: 0, to: 1 }))
  if (!taken) return []
  return [{ pointer: '/slot', code: 'slot_taken', detail: `another open test holds this part of the layer ${layer}` }]
}

function trafficOf(logged: LoggedUnits): Assessment['traffic'] {
  const days = logged.from !== null && logged.to !== null ? (logged.to - logged.from) / DAY_MS : 0
  return {
    entitiesPerDay: logged.entities > 1 && days > 0 ? logged.entities / Math.max(days, 1 / 24) : null,
    labelledShare: logged.labelledShare,
    labelDelayHours: logged.delayHours,
    predictions: logged.predictions,
  }
}

/** Everything the installation knows about a plan: what is wrong with it, how many units it needs, how long that takes. */
export async function assessPlan(
  tx: Tx,
  model: ModelRow,
  given: { plan: Plan; test: AbTestRow | null },
): Promise<Assessment> {
  const { plan } = given
  const test = { ...blank, ...given.test, plan } as AbTestRow
  const frame = await testFrame(tx, test, model)
  const versions = await knownVersions(tx, model, plan)
  const logged = await loggedUnits(tx, frame, frame.versionNos[frame.control] ?? 0)
  const { withData, primary } = await measuredMetrics(tx, frame, logged)
  const segments = new Set([...versions.values()].flatMap((version) => version.segments))
  const problems = checkPlan(plan, { versions, metricsWithData: withData, segments })
  problems.push(...(await layerProblem(tx, { id: given.test?.id ?? null, plan })))
  const sound = !problems.some(({ pointer }) => pointer.startsWith('/arms') || pointer.startsWith('/power'))
  const spread = sound ? spreadOf(plan, primary) : null
  if (sound && !spread && withData.has(plan.primary.metric)) {
    const detail = `the spread of ${plan.primary.metric} is not known: log more of it`
    problems.push({ pointer: '/primary/metric', code: 'variance_unknown', detail })
  }
  const plannedN = spread ? plannedUnits(plan, spread) : null
  const traffic = trafficOf(logged)
  const waits = frame.metrics[0]?.waits === true && !isKpi(plan.primary.metric)
  return {
    problems,
    digests: Object.fromEntries(plan.arms.map(({ arm, version }) => [arm, versions.get(version)?.digest ?? ''])),
    plannedN,
    power: spread && plannedN ? planPower(plan, spread, plannedN) : null,
    spread,
    baseline: primary.mean,
    duration:
      plannedN && traffic.entitiesPerDay
        ? planDuration(plan, plannedN, {
            entitiesPerDay: traffic.entitiesPerDay,
            labelledShare: waits ? traffic.labelledShare : 1,
          })
        : null,
    traffic,
  }
}

/** Stands for a test that is not stored yet. */
const blank: Partial<AbTestRow> = { no: 0, outcomeMetrics: [] }
