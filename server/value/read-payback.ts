import 'server-only'
import { DAY_MS, splitDays, type Window } from '@/domain/time/windows'
import { unmeasured } from '@/domain/value/figure'
import { cellSpread } from '@/domain/value/moments'
import { type Payback, payback } from '@/domain/value/payback'
import type { Context } from '@/server/kernel/context'
import { activeSpan } from '@/server/rollups/read'
import { SUBJECT } from '@/server/rollups/subjects'
import { modelsWithin, type RangeRead } from './read-range'
import { readSlices, type SlicesRead } from './read-slices'

/** The UTC days a version has predictions in: whole, so that they are read from the day level alone. */
async function lifeOf(ctx: Context, versionNo: number): Promise<Window | null> {
  const span = await activeSpan(ctx.tx, versionNo, SUBJECT.cases)
  if (!span) return null
  return { from: Math.floor(span.from / DAY_MS) * DAY_MS, to: Math.ceil(span.to / DAY_MS) * DAY_MS }
}

/** The days of a life out of a range that holds them whole; null where it does not. */
function partOf(read: RangeRead, days: readonly Window[]): Pick<SlicesRead, 'slices' | 'baseline'> | null {
  const { stretches } = read.ask
  const start = stretches.findIndex(({ from }) => from === days[0]?.from)
  const end = start + days.length
  if (start < 0 || stretches[end - 1]?.to !== days.at(-1)?.to) return null
  const { slices, baseline } = read
  return {
    slices: slices.slice(start, end),
    baseline: Array.isArray(baseline) ? baseline.slice(start, end) : baseline,
  }
}

/** Over the version's whole life, whatever range is asked for: as many rollups as there were days. */
export async function readPayback(ctx: Context, range: RangeRead): Promise<Payback> {
  const { newest, of, ask } = range
  if (!newest) return unmeasured('no_value_model')
  if (newest.oneOffCost === 0) return { value: null, reason: 'no_one_off_cost' }
  const life = await lifeOf(ctx, of.version.no)
  if (!life) return unmeasured('no_predictions')
  const stretches = splitDays(life)
  const { slices, baseline } =
    partOf(range, stretches) ?? (await readSlices(ctx, of, { ...ask, stretches, granularity: 'day' }))
  const spread = Math.max(0, ...modelsWithin(ask.models, life).map(cellSpread))
  return payback({ ...life, currency: newest.currency, slices, baseline, spread }, newest.oneOffCost)
}
