import 'server-only'
import { type LeaderboardInput, leaderboardInput } from '@/domain/compare/input'
import { latencyFromHistogram } from '@/domain/compare/latency-histogram'
import { rankCandidates } from '@/domain/compare/rank'
import { commonMetric } from '@/domain/compare/segments-on-cases'
import type { Task } from '@/domain/models/input'
import { LEADING_METRICS } from '@/domain/monitoring/health'
import type { MetricKey } from '@/domain/performance/metric'
import { mergeServiceSummaries } from '@/domain/service-health/summary'
import type { Window } from '@/domain/time/windows'
import { figureRange } from '@/server/figures/range'
import type { Context } from '@/server/kernel/context'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { type FoundVersion, findVersion, findVersions } from '@/server/models/read'
import { SERVICE_CELL } from '@/server/predictions/cell-sizes'
import { freshVersionStates } from '@/server/predictions/version-state'
import { readBuckets } from '@/server/rollups/read'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'
import { findUseCase } from '@/server/use-cases/read'
import { standingValueModelsOf } from '@/server/value/read-value-models'
import { type Candidate, judgeCandidate, noFigures, ownFigures } from './judge-candidate'
import { mostLabelled, pageOfCandidates, tasksOf } from './page-of-candidates'
import { kindOf } from './read-compare'

/** Those of the versions that can be measured. */
async function candidatesOf(ctx: Context, found: readonly FoundVersion[]): Promise<Candidate[]> {
  const states = await freshVersionStates(
    ctx.tx,
    found.map(({ version }) => version.no),
  )
  return found.flatMap((one, place) => {
    const state = states[place]
    return state?.performance ? [{ ...one, state: { ...state, performance: state.performance } }] : []
  })
}

const NO_REQUESTS = mergeServiceSummaries([])

async function serviceSummary(ctx: Context, versionNo: number, range: Window) {
  const of = { versionNo, subject: SUBJECT.service, segment: ALL_SEGMENTS, size: SERVICE_CELL }
  const buckets = await readBuckets(ctx.tx, of, { ...range, granularity: 'day' })
  return mergeServiceSummaries(buckets.map((bucket) => bucket.cell))
}

/** The one asked for, else the one with the most labels, else the first there is. */
async function yardstickOf(
  ctx: Context,
  input: LeaderboardInput,
  of: { useCaseId: string; task: Task },
): Promise<Candidate | null> {
  const candidate = async (ref: { model: string; version: string }) =>
    (await candidatesOf(ctx, [await findVersion(ctx, ref)]))[0] ?? null
  if (input.model && input.version) return candidate({ model: input.model, version: input.version })
  const ref = (await mostLabelled(ctx, of)) ?? (await pageOfCandidates(ctx, { ...of, position: null, limit: 1 }))[0]
  return ref ? candidate(ref) : null
}

type Ranked = { candidate: Candidate; scored: boolean }

async function judgedPage(ctx: Context, given: { yardstick: Candidate; candidates: readonly Ranked[]; range: Window }) {
  const { yardstick, range } = given
  const valueModels = await standingValueModelsOf(ctx.tx, [
    ...new Set(given.candidates.map(({ candidate }) => candidate.model.id)),
  ])
  const own = await ownFigures(ctx, yardstick, range)
  const items = []
  for (const { candidate, scored } of given.candidates) {
    const isYardstick = candidate.version.id === yardstick.version.id
    const figures = isYardstick ? own : await (scored ? ownFigures(ctx, candidate, range) : noFigures(candidate))
    const judged = await judgeCandidate(ctx, {
      yardstick: { candidate: yardstick, own },
      candidate,
      own: figures,
      valueModels: valueModels.get(candidate.model.id) ?? [],
      range,
    })
    items.push({
      model: { slug: candidate.model.slug, name: candidate.model.name },
      version: candidate.version.version,
      kind: kindOf(candidate.model, candidate.version),
      digest: candidate.version.digest,
      createdAt: candidate.version.createdAt.toISOString(),
      isYardstick,
      archived: candidate.version.archivedAt !== null,
      predictions: figures.predictions,
      labelled: figures.labelled,
      ...judged,
      latencyMs: latencyFromHistogram(scored ? await serviceSummary(ctx, candidate.version.no, range) : NO_REQUESTS),
    })
  }
  return items
}

type Items = Awaited<ReturnType<typeof judgedPage>>

function metricFor(task: Task, input: LeaderboardInput, items: Items): MetricKey | null {
  if (input.metric) return input.metric
  const comparable = items.filter((item) => item.basis !== 'own_cases' && item.n > 0).map((item) => item.metrics)
  return (comparable.length > 0 ? commonMetric(task, comparable) : null) ?? LEADING_METRICS[task]?.[0] ?? null
}

/**
 * Candidates of a use case: every version of every model with the same task, each on the labelled cases it has in common with
 * one yardstick, ranked within the page. Rules and learnt models are treated alike.
 */
export const readLeaderboard = query({
  name: 'models.leaderboard',
  permission: 'figures:read',
  input: leaderboardInput,
  run: async (ctx, input) => {
    const useCase = await findUseCase(ctx, input.useCase)
    const tasks = await tasksOf(ctx, useCase.id)
    const task = input.task ?? tasks[0] ?? null
    const about = { useCase: useCase.slug, task, tasks, asOf: ctx.now.toISOString() }
    const yardstick =
      task && tasks.includes(task) ? await yardstickOf(ctx, input, { useCaseId: useCase.id, task }) : null
    if (!task || !yardstick) {
      const reason = tasks.length === 0 ? ('no_measurable_model' as const) : ('no_candidate' as const)
      return { ...about, reason, from: null, to: null, metric: null, yardstick: null, items: [], next: null }
    }
    const { model, version } = yardstick
    const asked = { model: model.slug, version: version.version, granularity: 'window' as const }
    const bounds = { ...(input.from && { from: input.from }), ...(input.to && { to: input.to }) }
    const { range } = await figureRange(ctx.tx, version, { ...asked, ...bounds, now: ctx.now.getTime() })
    const position = input.cursor ? decodeCursor(input.cursor) : null
    const page = { useCaseId: useCase.id, task, position, limit: input.limit + 1 }
    const { items: rows, next } = toPage(await pageOfCandidates(ctx, page), input.limit, (row) => row)
    const scored = new Set(rows.filter((row) => row.scored).map((row) => row.id))
    const found = await findVersions(
      ctx,
      rows.map((row) => row.id),
    )
    const candidates = (await candidatesOf(ctx, found)).map((candidate) => ({
      candidate,
      scored: scored.has(candidate.version.id),
    }))
    const items = await judgedPage(ctx, { yardstick, candidates, range })
    const metric = metricFor(task, input, items)
    return {
      ...about,
      reason: null,
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      metric,
      yardstick: { model: model.slug, version: version.version },
      items: metric ? rankCandidates(items, metric) : items,
      next,
    }
  },
})
