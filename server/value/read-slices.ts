import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { BinaryLayout } from '@/domain/performance/layout'
import type { Granularity, Window } from '@/domain/time/windows'
import type { ValueReason } from '@/domain/value/figure'
import { type ValueSlice, valueSlice } from '@/domain/value/slice'
import { addThresholds, emptyThresholds, type ThresholdSums } from '@/domain/value/thresholds'
import { type Baseline, type ValueModel, valueModelAt } from '@/domain/value/value-model'
import type { Context } from '@/server/kernel/context'
import { type FoundModel, findVersion, type VersionRow } from '@/server/models/read'
import { figuresFromRollups, type WindowFigures } from '@/server/performance/from-rollups'
import { freshVersionState, type VersionState } from '@/server/predictions/version-state'
import { ALL_SEGMENTS } from '@/server/rollups/subjects'

export type BinaryState = VersionState & { performance: BinaryLayout }

export const isBinary = (state: VersionState): state is BinaryState => state.performance?.task === 'binary'

export type SlicesAsk = {
  /** Within one day each. */
  stretches: readonly Window[]
  granularity: Granularity
  models: readonly ValueModel[]
  now: number
}

/** One version's value stretch by stretch from its figures over them, each under the value model in force on its day. */
export function slicesFrom(
  figures: readonly WindowFigures[],
  state: BinaryState,
  ask: SlicesAsk,
): { slices: ValueSlice[]; thresholds: ThresholdSums } {
  const thresholds = emptyThresholds(state.performance)
  const slices = ask.stretches.map(({ from, to }, place) => {
    const figure = figures[place]
    const summary = figure?.summary ?? { counts: [], sums: [] }
    const model = valueModelAt(ask.models, from)
    if (model) addThresholds(thresholds, state.performance, { model, summary })
    const until = Math.max(from, Math.min(to, ask.now))
    const slice = valueSlice({ from, to: until, predictions: figure?.predictions ?? 0, summary, model })
    return { ...slice, to }
  })
  return { slices, thresholds }
}

async function versionSlices(tx: Tx, state: BinaryState, ask: SlicesAsk) {
  const figures = await figuresFromRollups(tx, state, {
    segment: ALL_SEGMENTS,
    windows: ask.stretches,
    granularity: ask.granularity === 'hour' ? 'hour' : 'day',
    asOf: ask.now,
  })
  return slicesFrom(figures, state, ask)
}

export type SlicesOf = { model: FoundModel; version: VersionRow; state: BinaryState; baseline: Baseline | null }

export type SlicesRead = {
  slices: ValueSlice[]
  /** The baseline version's over the same stretches; null: do nothing; a reason where there is no such version. */
  baseline: ValueSlice[] | null | ValueReason
  thresholds: ThresholdSums
}

async function baselineSlices(
  ctx: Context,
  { model, version, baseline }: SlicesOf,
  given: { own: ValueSlice[]; ask: SlicesAsk },
): Promise<SlicesRead['baseline']> {
  if (baseline === null || baseline === 'do_nothing') return null
  if (baseline.version === version.version) return given.own
  const found = await findVersion(ctx, { model: model.slug, version: baseline.version })
  const state = await freshVersionState(ctx.tx, found.version.no)
  return isBinary(state) ? (await versionSlices(ctx.tx, state, given.ask)).slices : 'baseline_unknown'
}

/** A version and what it is measured against. */
export async function readSlices(ctx: Context, of: SlicesOf, ask: SlicesAsk): Promise<SlicesRead> {
  const own = await versionSlices(ctx.tx, of.state, ask)
  return { ...own, baseline: await baselineSlices(ctx, of, { own: own.slices, ask }) }
}
