import 'server-only'
import { maturityOf } from '@/domain/performance/maturity'
import { type Granularity, splitDays, type Window, windowOf } from '@/domain/time/windows'
import type { ValueReason } from '@/domain/value/figure'
import { readValueInput } from '@/domain/value/input'
import { cellSpread } from '@/domain/value/moments'
import type { ValueSlice } from '@/domain/value/slice'
import { type BestThreshold, bestThreshold, type ThresholdSums } from '@/domain/value/thresholds'
import { valueModelAt } from '@/domain/value/value-model'
import { type ValueWindow, valueWindow } from '@/domain/value/window'
import { figureRange } from '@/server/figures/range'
import type { Context } from '@/server/kernel/context'
import { query } from '@/server/kernel/operation'
import { type FoundModel, findVersion, type VersionRow } from '@/server/models/read'
import { maturityAgeOf } from '@/server/performance/maturity-age'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { type BinaryState, type SlicesAsk, versionSlices } from './read-slices'
import { type RecordedValueModel, standingValueModels, toValueModel } from './read-value-models'

export type ValueAsk = { range: Window; windows: readonly Window[]; granularity: Granularity; now: number }

type ValueFigures = {
  currency: string | null
  baseline: 'do_nothing' | { version: string } | null
  models: RecordedValueModel[]
  windows: ValueWindow[]
  /** The whole range in one. */
  total: ValueWindow
  bestThreshold: BestThreshold
}

const isBinary = (state: VersionState): state is BinaryState => state.performance?.task === 'binary'

function within(slices: readonly ValueSlice[], windows: readonly Window[]): ValueSlice[][] {
  const parts = windows.map((): ValueSlice[] => [])
  for (const slice of slices) parts[windowOf(windows, slice.from)]?.push(slice)
  return parts
}

async function baselineSlices(
  ctx: Context,
  of: { model: FoundModel; version: VersionRow; own: ValueSlice[]; baseline: ValueFigures['baseline'] },
  ask: SlicesAsk,
): Promise<ValueSlice[] | null | ValueReason> {
  if (of.baseline === null || of.baseline === 'do_nothing') return null
  if (of.baseline.version === of.version.version) return of.own
  const found = await findVersion(ctx, { model: of.model.slug, version: of.baseline.version })
  const state = await freshVersionState(ctx.tx, found.version.no)
  return isBinary(state) ? (await versionSlices(ctx.tx, state, ask)).slices : 'baseline_unknown'
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

/** A version's value over windows, from rollups; what leaderboards, comparisons and promotions read. */
export async function valueFigures(
  ctx: Context,
  of: { model: FoundModel; version: VersionRow },
  ask: ValueAsk,
): Promise<ValueFigures | ValueReason> {
  const state = await freshVersionState(ctx.tx, of.version.no)
  if (!isBinary(state)) return 'task_without_value'
  const standing = await standingValueModels(ctx.tx, of.model.id)
  const newest = valueModelAt(standing, ask.range.to - 1)
  const first = valueModelAt(standing, ask.range.from)
  const models = standing.filter((one) => one.from < ask.range.to && one.from >= (first?.from ?? ask.range.from))
  const stretches = ask.granularity === 'hour' ? ask.windows : splitDays(ask.range)
  const slicing = { stretches, granularity: ask.granularity, models, now: ask.now }
  const { slices, thresholds } = await versionSlices(ctx.tx, state, slicing)
  const baseline = newest?.baseline ?? null
  const other = await baselineSlices(ctx, { ...of, own: slices, baseline }, slicing)
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
    baseline,
    models,
    windows,
    total,
    bestThreshold: threshold({ state, models, total }, thresholds),
  }
}

async function withMaturity(ctx: Context, version: VersionRow, windows: readonly ValueWindow[]) {
  const age = await maturityAgeOf(ctx.tx, await freshVersionState(ctx.tx, version.no), ctx.now.getTime())
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
    const value = await valueFigures(ctx, { model, version }, ask)
    const about = { model: model.slug, version: version.version, asOf: ctx.now.toISOString() }
    if (typeof value === 'string') {
      const bare = { currency: null, baseline: null, valueModels: [], windows: [], total: null }
      return { ...about, ...bare, reason: value, bestThreshold: { value: null, reason: value } as const }
    }
    const [total, ...rest] = await withMaturity(ctx, version, [value.total, ...value.windows])
    return {
      ...about,
      currency: value.currency,
      baseline: value.baseline,
      valueModels: value.models.map(toValueModel),
      windows: rest,
      total: total ?? null,
      reason: null,
      bestThreshold: value.bestThreshold,
    }
  },
})
