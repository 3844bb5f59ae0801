import 'server-only'
import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { modelVersions, piiClasses } from '@/db/schema'
import { isShared } from '@/domain/compare/shared-cases'
import type { Absent, Evidence } from '@/domain/promotions/evidence'
import { fairnessGaps } from '@/domain/promotions/fairness-gaps'
import { compareOnSameRows, ownPerformance } from '@/domain/promotions/same-rows'
import { DAY_MS, type Window } from '@/domain/time/windows'
import type { RiskTier } from '@/domain/use-cases/risk-tier'
import { isArchived } from '@/server/deployments/read-archived'
import { authorOf } from '@/server/deployments/read-author'
import { liveDeployment } from '@/server/deployments/read-deployments'
import type { FoundModel, VersionRow } from '@/server/models/read'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { activeSpan } from '@/server/rollups/read'
import { SUBJECT } from '@/server/rollups/subjects'
import { ruleTestResults } from '@/server/rules/read-test-results'
import { inputEvidence } from './input-evidence'
import { labelledCases } from './labelled-cases'
import { vouchedFor } from './read-attestations'

const DAYS = 90

export type EvidenceAsk = {
  model: FoundModel
  version: VersionRow
  environmentId: string
  riskTier: RiskTier
  asOf: Date
  dataAsOf: Date
  /** null: the newest 90 days of predictions. Given when the same evidence is collected again. */
  window: Window | null
}

type MeasuredAsk = EvidenceAsk & { window: Window; championNo: number | null }

async function championOf(tx: Tx, ask: EvidenceAsk) {
  const live = await liveDeployment(tx, { modelId: ask.model.id, environmentId: ask.environmentId })
  if (!live) return null
  const [version] = await tx.select().from(modelVersions).where(eq(modelVersions.id, live.versionId))
  return version ? { live, version } : null
}

/** Features that neither the signature nor a person gave a class. */
async function unclassified(tx: Tx, ask: EvidenceAsk): Promise<string[]> {
  const open = ask.version.features.filter(({ sensitivity }) => sensitivity === null).map(({ name }) => name)
  if (open.length === 0) return []
  const rows = await tx
    .select({ feature: piiClasses.feature })
    .from(piiClasses)
    .where(
      and(
        eq(piiClasses.versionId, ask.version.id),
        inArray(piiClasses.feature, open),
        lte(piiClasses.recordedAt, ask.asOf),
      ),
    )
  const classified = new Set(rows.map(({ feature }) => feature))
  return open.filter((name) => !classified.has(name)).sort()
}

async function chosenWindow(tx: Tx, ask: EvidenceAsk): Promise<Window | null> {
  if (ask.window) return ask.window
  const span = await activeSpan(tx, ask.version.no, SUBJECT.cases)
  return span && { from: Math.max(span.from, span.to - DAYS * DAY_MS), to: span.to }
}

/** A file never changes and is never taken away, but another may come. */
async function artifactsOf(tx: Tx, versionId: string): Promise<Evidence['artifacts']> {
  const [found] = await tx.raw.query<Evidence['artifacts']>(
    `select count(*)::integer as files,
      encode(sha256(convert_to(coalesce(string_agg(name || ' ' || digest, E'\\n' order by name collate "C"), ''), 'UTF8')), 'hex') as digest
    from artifacts where version_id = $1`,
    [versionId],
  )
  if (!found) throw new Error('an aggregate without a row')
  return found
}

const nothing = { measured: false, reason: 'no_predictions' } as const
const withoutPredictions = {
  labelled: 0,
  moreLabelled: false,
  performance: nothing,
  comparison: nothing,
  fairness: nothing,
  drift: nothing,
  quality: nothing,
}

const absent = (reason: string): Absent => ({ measured: false, reason })

async function truthFigures(tx: Tx, state: VersionState, ask: MeasuredAsk) {
  const { task } = state
  if (!isShared(task)) {
    const [performance, fairness] = [absent('task_without_metrics'), absent('task_without_fairness')]
    return { labelled: 0, moreLabelled: false, performance, comparison: performance, fairness }
  }
  const asked = { task, candidate: state, window: ask.window, received: ask.dataAsOf }
  const own = await labelledCases(tx, { ...asked, champion: null })
  const champion = ask.championNo === null ? null : await freshVersionState(tx, ask.championNo)
  return {
    labelled: own.cases.n,
    moreLabelled: own.more,
    performance: ownPerformance(own.cases),
    comparison: champion
      ? compareOnSameRows((await labelledCases(tx, { ...asked, champion })).cases)
      : absent('no_champion'),
    fairness: fairnessGaps(own.cases),
  }
}

async function figures(tx: Tx, state: VersionState, ask: MeasuredAsk) {
  return {
    ...(await truthFigures(tx, state, ask)),
    ...(await inputEvidence(tx, state, { window: ask.window, asOf: ask.asOf.getTime() })),
  }
}

/** Everything a promotion is judged on, as of a time; the same question later gives the same answer unless facts changed. */
export async function collectEvidence(tx: Tx, ask: EvidenceAsk): Promise<Evidence> {
  const { model, version, asOf } = ask
  const window = await chosenWindow(tx, ask)
  const champion = await championOf(tx, ask)
  const state = await freshVersionState(tx, version.no)
  const championNo = champion?.version.no ?? null
  const measured = window ? await figures(tx, state, { ...ask, window, championNo }) : withoutPredictions
  return {
    asOf: asOf.toISOString(),
    dataAsOf: ask.dataAsOf.toISOString(),
    window: window && { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() },
    model: { slug: model.slug, kind: model.kind, task: model.task, riskTier: ask.riskTier },
    version: {
      id: version.id,
      version: version.version,
      digest: version.digest,
      authorId: await authorOf(tx, version.id),
      archived: await isArchived(tx, version.id),
      features: version.features.length,
      unclassified: await unclassified(tx, ask),
    },
    champion: champion && {
      deployment: champion.live.id,
      version: champion.version.version,
      digest: champion.live.digest,
    },
    reference:
      version.referenceDigest === null ? null : { digest: version.referenceDigest, rows: version.referenceRows ?? 0 },
    artifacts: await artifactsOf(tx, version.id),
    ...measured,
    rules: await ruleTestResults(version, model.task),
    attestations: await vouchedFor(tx, version.id, asOf),
  }
}
