import 'server-only'
import { confusionMatrix } from '@/domain/performance/confusion'
import { performanceInput } from '@/domain/performance/input'
import type { MetricAnswers } from '@/domain/performance/metric'
import { MULTICLASS_METRICS } from '@/domain/performance/metric'
import { emptySummary } from '@/domain/performance/summary'
import { type PerformanceWindow, windowPerformance } from '@/domain/performance/window'
import type { Window } from '@/domain/time/windows'
import { figureRange } from '@/server/figures/range'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { figuresFromRollups } from './from-rollups'
import { figuresFromRows } from './from-rows'
import { maturityAgeOf } from './maturity-age'
import { segmentOf } from './segment'

/** A window as it is answered: with its labelled predictions by label and prediction. */
type AnsweredWindow = PerformanceWindow & { confusion: number[][] | null }

type Ask = {
  windows: Window[]
  granularity: 'window' | 'hour' | 'day' | 'week' | 'month'
  asOf: number
  exact: boolean
  segment: string | undefined
}

async function exactWindows(
  ctx: Context,
  state: VersionState & { performance: NonNullable<VersionState['performance']> },
  ask: Ask,
): Promise<AnsweredWindow[]> {
  const segment = segmentOf(state, ask.segment)
  const age = await maturityAgeOf(ctx.tx, state, ask.asOf)
  const figures = await figuresFromRows(ctx.tx, state, { segment, windows: ask.windows, asOf: ask.asOf })
  return figures.map(({ predictions, exact }, place) => ({
    ...windowPerformance({
      ...bounds(ask.windows[place]),
      asOf: new Date(ask.asOf),
      predictions,
      maturityAgeSeconds: age,
      layout: exact?.layout ?? state.performance,
      summary: exact?.summary ?? emptySummary(state.performance),
      ...(exact && { metrics: exact.metrics }),
    }),
    confusion: exact ? confusionMatrix(exact.layout, exact.summary) : null,
  }))
}

const bounds = (window: Window | undefined) => ({ from: new Date(window?.from ?? 0), to: new Date(window?.to ?? 0) })

async function rollupWindows(
  ctx: Context,
  state: VersionState & { performance: NonNullable<VersionState['performance']> },
  ask: Ask,
): Promise<AnsweredWindow[]> {
  const segment = segmentOf(state, ask.segment)
  const age = await maturityAgeOf(ctx.tx, state, ask.asOf)
  const figures = await figuresFromRollups(ctx.tx, state, {
    segment: segment.id,
    windows: ask.windows,
    granularity: ask.granularity,
    asOf: ask.asOf,
  })
  return figures.map((figure, place) => ({
    ...windowPerformance({
      ...bounds(ask.windows[place]),
      asOf: new Date(ask.asOf),
      predictions: figure.predictions,
      maturityAgeSeconds: age,
      layout: state.performance,
      summary: figure.summary,
      days: figure.days,
    }),
    confusion: confusionMatrix(state.performance, figure.summary),
  }))
}

/** Negative first; the negative class has a name only where the model names both. */
function binaryClasses(state: VersionState): [string | null, string | null] {
  const negative = state.classes?.find((name) => name !== state.positiveClass) ?? null
  return [negative, state.positiveClass]
}

function unmeasured(state: VersionState, windows: readonly Window[]): AnsweredWindow[] {
  const reason = state.task === 'multiclass' ? 'classes_unknown' : 'task_without_metrics'
  const keys = state.task === 'multiclass' ? MULTICLASS_METRICS : []
  const metrics = Object.fromEntries(keys.map((key) => [key, { value: null, reason }])) as unknown as MetricAnswers
  return windows.map((window) => ({
    from: new Date(window.from).toISOString(),
    to: new Date(window.to).toISOString(),
    n: 0,
    labelled: 0,
    coverage: null,
    mature: false,
    maturity: 'unknown',
    metrics,
    sufficient: false,
    confusion: null,
  }))
}

export const readPerformance = query({
  name: 'performance.read',
  permission: 'figures:read',
  input: performanceInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const state = await freshVersionState(ctx.tx, version.no)
    const exact = input.exact || input.asOf !== undefined
    const { windows } = await figureRange(ctx.tx, version, { ...input, exact, now: ctx.now.getTime() })
    const asOf = input.asOf?.getTime() ?? ctx.now.getTime()
    const ask: Ask = { windows, granularity: input.granularity, asOf, exact, segment: input.segment }
    const { performance } = state
    const answer = !performance
      ? unmeasured(state, windows)
      : exact
        ? await exactWindows(ctx, { ...state, performance }, ask)
        : await rollupWindows(ctx, { ...state, performance }, ask)
    return {
      model: model.slug,
      version: version.version,
      asOf: new Date(asOf).toISOString(),
      exact,
      classes: state.task === 'binary' ? binaryClasses(state) : state.classes,
      windows: answer,
    }
  },
})
