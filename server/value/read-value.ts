import 'server-only'
import { maturityOf } from '@/domain/performance/maturity'
import { type Window, windowOf } from '@/domain/time/windows'
import type { ValueReason } from '@/domain/value/figure'
import { readValueInput } from '@/domain/value/input'
import { cellSpread } from '@/domain/value/moments'
import type { ValueSlice } from '@/domain/value/slice'
import { type BestThreshold, bestThreshold, type ThresholdSums } from '@/domain/value/thresholds'
import type { Baseline } from '@/domain/value/value-model'
import { type ValueWindow, valueWindow } from '@/domain/value/window'
import { figureRange } from '@/server/figures/range'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { maturityAgeOf } from '@/server/performance/maturity-age'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { readPayback } from './read-payback'
import { modelsWithin, type RangeRead, readRange, type ValueAsk } from './read-range'
import { type BinaryState, isBinary } from './read-slices'
import { type RecordedValueModel, toValueModel } from './read-value-models'

type ValueFigures = {
  currency: string | null
  baseline: Baseline | null
  models: RecordedValueModel[]
  windows: ValueWindow[]
  /** The whole range in one. */
  total: ValueWindow
  bestThreshold: BestThreshold
}

function within(slices: readonly ValueSlice[], windows: readonly Window[]): ValueSlice[][] {
  const parts = windows.map((): ValueSlice[] => [])
  for (const slice of slices) parts[windowOf(windows, slice.from)]?.push(slice)
  return parts
}

function threshold(
  given: { state: BinaryState; models: readonly RecordedValueModel[]; total: ValueWindow },
  thresholds: ThresholdSums,
): BestThreshold {
  if (given.models.length === 0) return { value: null, reason: 'no_value_model' }
  if (given.models.some((model) => model.rates !== null)) return { value: null, reason: 'amounts_not_by_score' }
  if (new Set(given.models.map((model) => model.currency)).size > 1) return { value: null, reason: 'mixed_currencies' }
  const fixed = given.total.costs && given.total.n > 0 ? given.total.costs.fixed / given.total.n : 0
  return bestThreshold(given.state.performance, thresholds, fixed)
}

function figuresOf(read: RangeRead, ask: ValueAsk): ValueFigures {
  const { slices, baseline: other, newest } = read
  const models = modelsWithin(read.ask.models, ask.range)
  const own = within(slices, ask.windows)
  const theirs = Array.isArray(other) ? within(other, ask.windows) : null
  const shared = { currency: newest?.currency ?? null, spread: Math.max(0, ...models.map(cellSpread)) }
  const windows = ask.windows.map((window, place) =>
    valueWindow({
      ...shared,
      ...window,
      slices: own[place] ?? [],
      baseline: theirs ? (theirs[place] ?? []) : (other as null | ValueReason),
    }),
  )
  const total = valueWindow({ ...shared, ...ask.range, slices, baseline: other })
  return {
    currency: shared.currency,
    baseline: newest?.baseline ?? null,
    models,
    windows,
    total,
    bestThreshold: threshold({ state: read.of.state, models, total }, read.thresholds),
  }
}

async function withMaturity(ctx: Context, state: VersionState, windows: readonly ValueWindow[]) {
  const age = await maturityAgeOf(ctx.tx, state, ctx.now.getTime())
  return windows.map((window) => {
    const { predictions, labelled } = window
    const asked = { to: new Date(window.to), asOf: ctx.now, predictions, labelled, maturityAgeSeconds: age }
    const maturity = maturityOf(asked)
    return { ...window, maturity, mature: maturity === 'mature' }
  })
}

export const readValue = query({
  name: 'value.read',
  permission: 'figures:read',
  input: readValueInput,
  run: async (ctx, input) => {
    const { model, version } = await findVersion(ctx, input)
    const { range, windows } = await figureRange(ctx.tx, version, { ...input, now: ctx.now.getTime() })
    const ask = { range, windows, granularity: input.granularity, now: ctx.now.getTime() }
    const about = { model: model.slug, version: version.version, asOf: ctx.now.toISOString() }
    const state = await freshVersionState(ctx.tx, version.no)
    if (!isBinary(state)) {
      const bare = { currency: null, baseline: null, valueModels: [], windows: [], total: null }
      const none = { value: null, reason: 'task_without_value' } as const
      return { ...about, ...bare, reason: none.reason, bestThreshold: none, payback: none }
    }
    const read = await readRange(ctx, { model, version, state }, ask)
    const value = figuresOf(read, ask)
    const [total, ...rest] = await withMaturity(ctx, state, [value.total, ...value.windows])
    return {
      ...about,
      currency: value.currency,
      baseline: value.baseline,
      valueModels: value.models.map(toValueModel),
      windows: rest,
      total: total ?? null,
      reason: null,
      bestThreshold: value.bestThreshold,
      payback: await readPayback(ctx, read),
    }
  },
})
