import 'server-only'
import { createHash } from 'node:crypto'
import { holdsFor } from '@/domain/access/actor'
import { canonicalJson } from '@/domain/audit/canonical-json'
import { calibrationOnCases } from '@/domain/compare/calibration-on-cases'
import { type DifferenceVerdict, verdictOnMetric } from '@/domain/compare/difference-verdict'
import { COMPARED_MAX, compareInput, SCANNED_MAX, SHARED_CASES_MAX } from '@/domain/compare/input'
import { latencyFigures } from '@/domain/compare/latency'
import { metricsOnCases } from '@/domain/compare/metrics-on-cases'
import { type MetricDifference, pairedDifferences } from '@/domain/compare/paired-differences'
import { compareAreas, compareCorrectness, compareLosses } from '@/domain/compare/paired-tests'
import { commonMetric, segmentsOnCases } from '@/domain/compare/segments-on-cases'
import { isShared, type SharedCases } from '@/domain/compare/shared-cases'
import { type ValueOnCases, valueOnCases } from '@/domain/compare/value-on-cases'
import { type VersionFacts, whatDiffers } from '@/domain/compare/what-differs'
import { SMALL_CELL } from '@/domain/figures/small-cell'
import type { MetricAnswers, MetricKey } from '@/domain/performance/metric'
import type { Window } from '@/domain/time/windows'
import { AppError } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { type FoundModel, findVersion, toVersion, type VersionRow } from '@/server/models/read'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { activeSpan } from '@/server/rollups/read'
import { SUBJECT } from '@/server/rollups/subjects'
import { standingValueModels } from '@/server/value/read-value-models'
import { readSharedCases } from './read-shared-cases'

/** The stretch of event time in which all of the versions were at work, unless another is asked for. */
async function sharedWindow(
  ctx: Context,
  versionNos: readonly number[],
  asked: { from?: Date | undefined; to?: Date | undefined },
): Promise<Window> {
  let [from, to] = [asked.from?.getTime() ?? 0, asked.to?.getTime() ?? ctx.now.getTime()]
  for (const no of versionNos) {
    const span = await activeSpan(ctx.tx, no, SUBJECT.cases)
    if (!span) continue
    if (!asked.from) from = Math.max(from, span.from)
    if (!asked.to) to = Math.min(to, span.to)
  }
  if (asked.from && asked.to && from >= to)
    throw new AppError('invalid_input', '/from: must lie before to', {
      errors: [{ pointer: '/from', code: 'invalid_input', detail: 'must lie before to' }],
    })
  return { from, to: Math.max(from, to) }
}

/** Digest of the rules alone: two versions with the same decide alike whatever else they say. */
const rulesDigest = (rules: unknown): string | null =>
  rules === null || rules === undefined ? null : createHash('sha256').update(canonicalJson(rules)).digest('hex')

export const kindOf = (model: FoundModel, version: VersionRow) =>
  version.rules !== null ? ('rules' as const) : model.kind

function factsOf(model: FoundModel, version: VersionRow): VersionFacts {
  const { features, segments, lineage, reason, author, reference } = toVersion(model, version)
  return {
    kind: kindOf(model, version),
    features,
    segments,
    lineage,
    reason,
    author,
    rulesDigest: rulesDigest(version.rules),
    reference: reference && {
      digest: reference.digest,
      rows: reference.rows,
      from: reference.from,
      to: reference.to,
    },
  }
}

type Judged = MetricDifference & { verdict: DifferenceVerdict }

function judged(differences: Partial<Record<MetricKey, MetricDifference>>): Partial<Record<MetricKey, Judged>> {
  const entries = Object.entries(differences) as [MetricKey, MetricDifference][]
  return Object.fromEntries(entries.map(([key, one]) => [key, { ...one, verdict: verdictOnMetric(key, one) }]))
}

function comparisonsOf(
  cases: SharedCases,
  given: { names: readonly string[]; metrics: readonly MetricAnswers[]; value: ValueOnCases },
) {
  const [first, ...others] = cases.versions
  const [own = {}, ...theirs] = given.metrics
  if (!first || cases.n === 0) return []
  return others.map((answers, place) => {
    const pair = [first, answers] as const
    return {
      version: given.names[place + 1] ?? '',
      against: given.names[0] ?? '',
      metrics: judged(pairedDifferences(cases, pair, [own, theirs[place] ?? {}])),
      correctness: compareCorrectness(cases, pair),
      rocAuc: compareAreas(cases, pair),
      losses: compareLosses(cases, pair),
      value: given.value.differences[place] ?? null,
    }
  })
}

/** Segments with few cases are folded away from whoever may not read single cases' values. */
function segmentsOf(cases: SharedCases, metrics: readonly MetricAnswers[], mayReadValues: boolean) {
  const metric = commonMetric(cases.task, metrics)
  if (!metric) return { metric: null, items: [] }
  const items = segmentsOnCases(cases, metric)
  const small = { value: null, reason: 'small_cell' as const }
  return {
    metric,
    items: items.map((item) =>
      mayReadValues || item.n >= SMALL_CELL ? item : { ...item, n: null, versions: item.versions.map(() => small) },
    ),
  }
}

async function figuresOf(
  ctx: Context,
  of: { model: FoundModel; names: readonly string[]; states: VersionState[] },
  window: Window,
) {
  const bounds = { casesMax: SHARED_CASES_MAX, scannedMax: SCANNED_MAX, now: ctx.now.getTime() }
  const { cases, scanned, capped } = await readSharedCases(ctx.tx, { states: of.states, window, ...bounds })
  const value = valueOnCases(cases, await standingValueModels(ctx.tx, of.model.id))
  const metrics = cases.versions.map((answers) => metricsOnCases(cases, answers))
  const useCaseIds = of.model.useCases.map((useCase) => useCase.id)
  return {
    n: cases.n,
    scanned,
    capped,
    currency: value.currency,
    figures: cases.versions.map((answers, place) => ({
      metrics: metrics[place] ?? ({} as MetricAnswers),
      latencyMs: latencyFigures(answers.latencies),
      value: value.versions[place] ?? null,
      calibration: calibrationOnCases(cases, answers),
    })),
    comparisons: comparisonsOf(cases, { names: of.names, metrics, value }),
    segments: segmentsOf(cases, metrics, holdsFor(ctx.actor, 'case:read_values', useCaseIds)),
  }
}

/**
 * Two to four versions on the labelled cases that all of them scored: figures, paired tests against the first, and of what
 * they are made only what differs. Rules and learnt models are treated alike.
 */
export const compareVersions = query({
  name: 'models.compare',
  permission: 'figures:read',
  input: compareInput,
  run: async (ctx, input) => {
    const found: { model: FoundModel; version: VersionRow }[] = []
    for (const version of input.versions.slice(0, COMPARED_MAX))
      found.push(await findVersion(ctx, { model: input.model, version }))
    const [first] = found
    if (!first) throw new Error('nothing to compare')
    const { model } = first
    const states: VersionState[] = []
    for (const { version } of found) states.push(await freshVersionState(ctx.tx, version.no))
    const window = await sharedWindow(
      ctx,
      found.map(({ version }) => version.no),
      input,
    )
    const measured = isShared(model.task) && states.every((state) => state.performance !== null)
    const figures = measured ? await figuresOf(ctx, { model, names: input.versions, states }, window) : null
    const reason = figures === null ? 'task_without_metrics' : figures.n === 0 ? 'no_shared_labelled_cases' : null
    return {
      model: model.slug,
      task: model.task,
      from: new Date(window.from).toISOString(),
      to: new Date(window.to).toISOString(),
      asOf: ctx.now.toISOString(),
      /** Labelled cases that all the versions scored; every figure is over these. */
      n: figures?.n ?? 0,
      reason,
      scanned: figures?.scanned ?? 0,
      capped: figures?.capped ?? null,
      limit: SHARED_CASES_MAX,
      currency: figures?.currency ?? null,
      versions: found.map(({ version }, place) => ({
        version: version.version,
        kind: kindOf(model, version),
        digest: version.digest,
        createdAt: version.createdAt.toISOString(),
        ...(figures?.figures[place] ?? {
          metrics: {} as MetricAnswers,
          latencyMs: null,
          value: null,
          calibration: null,
        }),
      })),
      comparisons: figures?.comparisons ?? [],
      segments: figures?.segments ?? { metric: null, items: [] },
      differs: whatDiffers(found.map(({ version }) => factsOf(model, version))),
    }
  },
})
