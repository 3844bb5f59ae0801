import 'server-only'
import { type Granularity, splitDays, type Window } from '@/domain/time/windows'
import { valueModelAt } from '@/domain/value/value-model'
import type { Context } from '@/server/kernel/context'
import type { FoundModel, VersionRow } from '@/server/models/read'
import { type BinaryState, readSlices, type SlicesAsk, type SlicesOf, type SlicesRead } from './read-slices'
import { type RecordedValueModel, standingValueModels } from './read-value-models'

export type ValueAsk = { range: Window; windows: readonly Window[]; granularity: Granularity; now: number }

/** What the figures of a range are made of. */
export type RangeRead = SlicesRead & {
  of: SlicesOf
  ask: SlicesAsk & { models: RecordedValueModel[] }
  /** The value model in force at the range's end: its currency, its baseline and its one-off cost count. */
  newest: RecordedValueModel | null
}

export async function readRange(
  ctx: Context,
  of: { model: FoundModel; version: VersionRow; state: BinaryState },
  { range, windows, granularity, now }: ValueAsk,
): Promise<RangeRead> {
  const models = await standingValueModels(ctx.tx, of.model.id)
  const newest = valueModelAt(models, range.to - 1)
  const stretches = granularity === 'hour' ? windows : splitDays(range)
  const read = {
    of: { ...of, baseline: newest?.baseline ?? null },
    ask: { stretches, granularity, models, now },
  }
  return { ...read, newest, ...(await readSlices(ctx, read.of, read.ask)) }
}

/** The value models in force at some time of a range. */
export function modelsWithin(models: readonly RecordedValueModel[], range: Window): RecordedValueModel[] {
  const first = valueModelAt(models, range.from)
  return models.filter((one) => one.from < range.to && one.from >= (first?.from ?? range.from))
}
