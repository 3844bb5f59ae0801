import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { BinaryLayout } from '@/domain/performance/layout'
import type { Granularity, Window } from '@/domain/time/windows'
import { type ValueSlice, valueSlice } from '@/domain/value/slice'
import { addThresholds, emptyThresholds, type ThresholdSums } from '@/domain/value/thresholds'
import { type ValueModel, valueModelAt } from '@/domain/value/value-model'
import { figuresFromRollups } from '@/server/performance/from-rollups'
import type { VersionState } from '@/server/predictions/version-state'
import { ALL_SEGMENTS } from '@/server/rollups/subjects'

export type BinaryState = VersionState & { performance: BinaryLayout }

export type SlicesAsk = {
  /** Within one day each. */
  stretches: readonly Window[]
  granularity: Granularity
  models: readonly ValueModel[]
  now: number
}

/** One version's value stretch by stretch, from rollups alone, each under the value model in force on its day. */
export async function versionSlices(
  tx: Tx,
  state: BinaryState,
  ask: SlicesAsk,
): Promise<{ slices: ValueSlice[]; thresholds: ThresholdSums }> {
  const figures = await figuresFromRollups(tx, state, {
    segment: ALL_SEGMENTS,
    windows: ask.stretches,
    granularity: ask.granularity === 'hour' ? 'hour' : 'day',
    asOf: ask.now,
  })
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
