import { DAY_MS } from '@/domain/time/windows'
import { unmeasured, type ValueReason } from './figure'
import { addMoments, NO_MOMENTS } from './moments'
import { type Difference, onAsMany, valueWindow, type WindowSlices } from './window'

type Measured = Extract<Difference, { low: unknown }>

/** Net over the baseline since the first prediction, against what was spent once. */
type Account = { from: string; to: string; oneOffCost: number; difference: Measured }

/** `value`: the UTC day. */
export type Payback =
  | ({ value: string } & Account)
  | ({ value: null; reason: 'not_yet'; remaining: number } & Account)
  | { value: null; reason: 'no_one_off_cost' | ValueReason }

/** Net over the baseline from the first stretch to the end of each; null until both have decisions. */
function runningDifference({ slices, baseline }: WindowSlices): (number | null)[] {
  const other = typeof baseline === 'string' ? null : baseline
  const sum = { net: NO_MOMENTS, excess: NO_MOMENTS, base: NO_MOMENTS, fixed: 0 }
  return slices.map((slice, place) => {
    sum.net = addMoments(sum.net, slice.net)
    sum.excess = addMoments(sum.excess, slice.excess)
    sum.fixed += slice.fixed
    if (other === null) return sum.net.n > 0 ? sum.excess.sum - sum.fixed : null
    sum.base = addMoments(sum.base, other[place]?.net ?? NO_MOMENTS)
    return sum.net.n > 0 && sum.base.n > 0 ? sum.net.sum - onAsMany(sum.base, sum.net.n) : null
  })
}

/**
 * The first UTC day at whose end the difference to the baseline, from the first prediction on, has reached the one-off cost,
 * and from which it has stayed reached to the newest day: a day after which it fell below again is not yet one. On each day it
 * is the difference that `valueWindow` gives for the time up to its end, so that the last is that of the whole life, also where
 * each version decided cases of its own. Nothing is extrapolated. `life` is the version's whole life in days.
 */
export function payback(life: WindowSlices, oneOffCost: number): Payback {
  if (oneOffCost <= 0) return { value: null, reason: 'no_one_off_cost' }
  const { from, to, difference } = valueWindow(life)
  if (difference.value === null) return unmeasured(difference.reason)
  const account = { from, to, oneOffCost, difference }
  const below = runningDifference(life).findLastIndex((value) => value === null || value < oneOffCost)
  const reached = life.slices[below + 1]
  if (!reached) return { value: null, reason: 'not_yet', remaining: oneOffCost - difference.value, ...account }
  const day = Math.floor(reached.from / DAY_MS) * DAY_MS
  return { value: new Date(day).toISOString().slice(0, 10), ...account }
}
