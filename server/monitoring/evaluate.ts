import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Engine, Tx } from '@/db/engine/engine'
import { modelVersions, oddities, versionHealth, versionPending } from '@/db/schema'
import { binnedFindings } from '@/domain/drift/binned'
import { defaultMethods } from '@/domain/drift/methods'
import { SCORE_FEATURE } from '@/domain/features/score-feature'
import { CASES } from '@/domain/labels/cases-layout'
import {
  attentionRank,
  compareReadings,
  driftHealth,
  type HealthSummary,
  LEADING_METRICS,
  type MetricReading,
  readingOf,
} from '@/domain/monitoring/health'
import { LABEL_COUNTS } from '@/domain/performance/label-delays'
import type { MetricAnswers, MetricKey } from '@/domain/performance/metric'
import { summarise } from '@/domain/performance/summarise'
import { summariseQuality } from '@/domain/quality/summary'
import { DAY_MS, type Window } from '@/domain/time/windows'
import { figuresFromRollups } from '@/server/performance/from-rollups'
import { maturityAgeOf } from '@/server/performance/maturity-age'
import { CASES_CELL } from '@/server/predictions/cell-sizes'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { activeSpan, readBuckets } from '@/server/rollups/read'
import { windowCounts } from '@/server/rollups/read-inputs'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'

const DRIFT_DAYS = 7
const PERFORMANCE_DAYS = 28

const spanOf = (window: Window) => ({
  from: new Date(window.from).toISOString(),
  to: new Date(window.to).toISOString(),
})

async function totals(tx: Tx, state: VersionState, span: Window): Promise<{ predictions: number; labelled: number }> {
  const of = { versionNo: state.versionNo, subject: SUBJECT.cases, segment: ALL_SEGMENTS, size: CASES_CELL }
  const day = {
    from: Math.floor(span.from / DAY_MS) * DAY_MS,
    to: Math.ceil(span.to / DAY_MS) * DAY_MS,
    granularity: 'day' as const,
  }
  const sum = { predictions: 0, labelled: 0 }
  for (const { cell } of await readBuckets(tx, of, day)) {
    sum.predictions += cell.counts[CASES.predictions] ?? 0
    sum.labelled += cell.counts[CASES.labels + LABEL_COUNTS.labelled] ?? 0
  }
  return sum
}

async function inputsHealth(tx: Tx, state: VersionState, window: Window) {
  const [counts = []] = await windowCounts(tx, state, { windows: [window], granularity: 'window' })
  const hasReference = state.referenceDigest !== null
  const findings = counts.flatMap(({ place, counts: found }) => {
    const methods = defaultMethods('evidently', place.baseline)
    return binnedFindings({ baseline: place.baseline, window: found, preset: 'evidently', methods })
  })
  const unknown = await tx
    .select({ feature: oddities.feature, count: oddities.count })
    .from(oddities)
    .where(and(eq(oddities.versionNo, state.versionNo), eq(oddities.kind, 'unknown_feature')))
    .limit(100)
  const features = counts
    .filter(({ place }) => place.baseline.name !== SCORE_FEATURE)
    .map(({ place, counts: found }) => ({ baseline: place.baseline, counts: found }))
  const quality = summariseQuality({ features, unknown, predictions: 0 })
  const worst = quality.features.find((feature) => feature.verdict === 'worse')
  const n = Math.max(0, ...counts.map(({ counts: found }) => found.n + found.missing + found.invalid))
  return {
    n,
    drift: driftHealth(findings, hasReference),
    quality: {
      measured: hasReference,
      worse: quality.worse,
      worst: worst?.feature ?? null,
      unknownFeatures: quality.unknownFeatures.length,
    },
  }
}

function lead(task: string, metrics: MetricAnswers): MetricKey | null {
  return LEADING_METRICS[task]?.find((key) => metrics[key]?.value != null) ?? null
}

async function performanceHealth(
  tx: Tx,
  state: VersionState,
  span: Window,
  now: number,
): Promise<HealthSummary['performance']> {
  const { performance } = state
  if (!performance) return { measured: false, reason: 'task_without_metrics' }
  const age = ((await maturityAgeOf(tx, state, now)) ?? 0) * 1000
  const lastMature = Math.floor(Math.min(span.to, now - age) / DAY_MS) * DAY_MS
  const first = Math.floor(span.from / DAY_MS) * DAY_MS
  const latest = { from: Math.max(first, lastMature - PERFORMANCE_DAYS * DAY_MS), to: lastMature }
  const earliest = { from: first, to: Math.min(first + PERFORMANCE_DAYS * DAY_MS, latest.from) }
  const windows = [earliest, latest].filter((window) => window.from < window.to)
  const readings: { metrics: MetricAnswers; labelled: number; window: Window }[] = []
  for (const window of windows) {
    const [figure] = await figuresFromRollups(
      tx,
      { ...state, performance },
      { segment: ALL_SEGMENTS, windows: [window], granularity: 'window', asOf: now },
    )
    if (!figure) continue
    const metrics = summarise(performance, figure.summary, { days: figure.days })
    readings.push({ metrics, labelled: figure.summary.counts[0] ?? 0, window })
  }
  const last = readings.at(-1)
  const metric = last ? lead(state.task, last.metrics) : null
  if (!last || !metric) return { measured: false, reason: 'no_labels_yet' }
  const reading = (of: (typeof readings)[number]): MetricReading | null =>
    readingOf(of.metrics[metric], of.labelled, spanOf(of.window))
  const current = reading(last)
  if (!current) return { measured: false, reason: 'no_labels_yet' }
  const before = readings.length > 1 && readings[0] ? reading(readings[0]) : null
  return { measured: true, metric, now: current, before, verdict: compareReadings(metric, current, before) }
}

export type HealthRow = typeof versionHealth.$inferSelect

/** How the version is doing by what is stored now; null before its first prediction. */
export async function assessVersion(tx: Tx, versionNo: number, now: number): Promise<HealthRow | null> {
  const [version] = await tx.select({ no: modelVersions.no }).from(modelVersions).where(eq(modelVersions.no, versionNo))
  const span = version ? await activeSpan(tx, versionNo, SUBJECT.cases) : null
  if (!span) return null
  const state = await freshVersionState(tx, versionNo)
  const window = { from: Math.max(span.from, span.to - DRIFT_DAYS * DAY_MS), to: span.to }
  const inputs = await inputsHealth(tx, state, window)
  const summary: HealthSummary = {
    window: spanOf(window),
    ...inputs,
    performance: await performanceHealth(tx, state, span, now),
  }
  return {
    versionNo,
    evaluatedAt: new Date(now),
    firstPrediction: new Date(span.from),
    newestPrediction: new Date(span.to),
    ...(await totals(tx, state, span)),
    attention: attentionRank(summary),
    summary,
  }
}

/** Refreshes the one row per version that lists and homes read. What changed meanwhile stays marked as changed. */
export async function evaluateVersion(engine: Engine, versionNo: number, now: number): Promise<void> {
  const mark = eq(versionPending.versionNo, versionNo)
  const [before] = await engine.read((tx) =>
    tx.select({ changes: versionPending.changes, since: versionPending.since }).from(versionPending).where(mark),
  )
  const row = await engine.read((tx) => assessVersion(tx, versionNo, now))
  await engine.transaction(async (tx) => {
    if (row) {
      await tx.insert(versionHealth).values(row).onConflictDoUpdate({ target: versionHealth.versionNo, set: row })
    }
    if (!before) return
    const unchanged = and(eq(versionPending.changes, before.changes), eq(versionPending.since, before.since))
    await tx.delete(versionPending).where(and(mark, unchanged))
  })
}
