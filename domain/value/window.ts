import { DAY_MS } from '@/domain/time/windows'
import type { Moments } from '@/stats/intervals/mean'
import { type MoneyFigure, unmeasured, type ValueReason } from './figure'
import { sumHalfWidth } from './interval'
import { addMoments, NO_MOMENTS } from './moments'
import type { ValueSlice } from './slice'

/** Net over the baseline on the window's decisions; above 0 the version is worth more. */
export type Difference =
  | { value: number; low: number | null; high: number | null; perPrediction: number; cases: 'same' | 'own' }
  | { value: null; reason: ValueReason }

/** One window of value as the API gives it. Money in the answer's currency; times RFC 3339 in UTC, `to` excluded. */
export type ValueWindow = {
  from: string
  to: string
  /** Decisions that have a value; every sum and mean is over these. */
  n: number
  predictions: number
  labelled: number
  coverage: number | null
  /** Labelled decisions left out: before the first value model, or without an amount where it counts. */
  unvalued: { noModel: number; noAmount: number }
  gain: MoneyFigure
  cost: MoneyFigure
  costs: { run: number; review: number; fixed: number } | null
  net: MoneyFigure
  low: MoneyFigure
  high: MoneyFigure
  netPerPrediction: MoneyFigure
  /** What the baseline is worth on as many decisions; of `difference.cases` same: on the very same labelled cases. */
  baseline: MoneyFigure
  difference: Difference
}

export type WindowSlices = {
  from: number
  to: number
  currency: string | null
  slices: readonly ValueSlice[]
  /** The baseline version's slices of the same stretches; null: do nothing; a reason where there is no such version. */
  baseline: readonly ValueSlice[] | null | ValueReason
  /** Largest difference between what two decisions can be worth. */
  spread: number
}

const total = (slices: readonly ValueSlice[], read: (slice: ValueSlice) => number): number =>
  slices.reduce((sum, slice) => sum + read(slice), 0)

type Kind = 'net' | 'excess'
const momentsOver = (slices: readonly ValueSlice[], kind: Kind) =>
  slices.reduce((sum, slice) => addMoments(sum, slice[kind]), NO_MOMENTS)

function byDay(slices: readonly ValueSlice[], kind: Kind): Moments[] {
  const days = new Map<number, Moments>()
  for (const slice of slices) {
    const day = Math.floor(slice.from / DAY_MS)
    days.set(day, addMoments(days.get(day) ?? NO_MOMENTS, slice[kind]))
  }
  return [...days.values()]
}

function reasonFor(input: WindowSlices): ValueReason | null {
  const { slices } = input
  if (slices.some((slice) => slice.net.n > 0 && slice.currency !== input.currency)) return 'mixed_currencies'
  if (total(slices, (slice) => slice.net.n) > 0) return null
  if (total(slices, (slice) => slice.predictions) <= 0 && total(slices, (slice) => slice.labelled) <= 0)
    return input.currency === null ? 'no_value_model' : 'no_predictions'
  if (slices.every((slice) => slice.currency === null)) return 'no_value_model'
  if (total(slices, (slice) => slice.labelled) <= 0) return 'no_labels_yet'
  return total(slices, (slice) => slice.noAmount) > 0 ? 'no_amounts' : 'no_value_model'
}

const limits = (value: number, width: number | null) => ({
  low: width === null ? null : value - width,
  high: width === null ? null : value + width,
})

/** Both versions have the same numbers of labelled rows of either label in every stretch: they judged the same cases. */
function sameCases(a: readonly ValueSlice[], b: readonly ValueSlice[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ labels, net }, place) => {
      const other = b[place]
      return other?.net.n === net.n && other.labels[0] === labels[0] && other.labels[1] === labels[1]
    })
  )
}

/** Days of one version less the same days of the other, as decisions' moments; only their means are used. */
function differenceDays(a: readonly ValueSlice[], b: readonly ValueSlice[]): Moments[] {
  const other = new Map<number, number>()
  for (const slice of b) {
    const day = Math.floor(slice.from / DAY_MS)
    other.set(day, (other.get(day) ?? 0) + slice.net.sum)
  }
  const days = new Map<number, Moments>()
  for (const slice of a) {
    const day = Math.floor(slice.from / DAY_MS)
    days.set(day, addMoments(days.get(day) ?? NO_MOMENTS, slice.net))
  }
  return [...days].map(([day, moments]) => ({ n: moments.n, sum: moments.sum - (other.get(day) ?? 0), squares: 0 }))
}

/** What a baseline is worth on n decisions. */
export const onAsMany = (base: Moments, n: number): number => (base.sum / base.n) * n

function overVersion(
  input: WindowSlices,
  other: readonly ValueSlice[],
): { baseline: MoneyFigure; difference: Difference } {
  const own = momentsOver(input.slices, 'net')
  const base = momentsOver(other, 'net')
  if (base.n <= 0) {
    const none = unmeasured('baseline_has_no_labels')
    return { baseline: none, difference: none }
  }
  const same = sameCases(input.slices, other)
  const scaled = onAsMany(base, own.n)
  const value = own.sum - scaled
  const independent = () => {
    const a = sumHalfWidth(own, byDay(input.slices, 'net'), input.spread)
    const b = sumHalfWidth(base, byDay(other, 'net'), input.spread)
    return a === null || b === null ? null : Math.hypot(a, (b * own.n) / base.n)
  }
  const days = same ? differenceDays(input.slices, other) : []
  const paired = days.filter((day) => day.n > 0).length >= 10 ? sumHalfWidth({ ...own, squares: 0 }, days, 0) : null
  const width = paired !== null && paired > 0 ? paired : independent()
  return {
    baseline: scaled - total(input.slices, (slice) => slice.fixed),
    difference: { value, ...limits(value, width), perPrediction: value / own.n, cases: same ? 'same' : 'own' },
  }
}

function overNothing(input: WindowSlices): { baseline: MoneyFigure; difference: Difference } {
  const excess = momentsOver(input.slices, 'excess')
  const fixed = total(input.slices, (slice) => slice.fixed)
  const net = momentsOver(input.slices, 'net')
  const value = excess.sum - fixed
  const width = sumHalfWidth(excess, byDay(input.slices, 'excess'), input.spread)
  return {
    baseline: net.sum - excess.sum,
    difference: { value, ...limits(value, width), perPrediction: value / excess.n, cases: 'same' },
  }
}

function overBaseline(input: WindowSlices) {
  if (input.baseline === null) return overNothing(input)
  if (typeof input.baseline === 'string') {
    const none = unmeasured(input.baseline)
    return { baseline: none, difference: none }
  }
  return overVersion(input, input.baseline)
}

function nothing(reason: ValueReason) {
  const none = unmeasured(reason)
  const money = { gain: none, cost: none, costs: null, net: none, low: none, high: none, netPerPrediction: none }
  return { ...money, baseline: none, difference: none }
}

function measured(input: WindowSlices) {
  const { slices } = input
  const net = momentsOver(slices, 'net')
  const costs = {
    run: total(slices, (slice) => slice.run),
    review: total(slices, (slice) => slice.review),
    fixed: total(slices, (slice) => slice.fixed),
  }
  const value = net.sum - costs.fixed
  const { low, high } = limits(value, sumHalfWidth(net, byDay(slices, 'net'), input.spread))
  return {
    gain: total(slices, (slice) => slice.gain),
    cost: costs.run + costs.review + costs.fixed,
    costs,
    net: value,
    low: low ?? unmeasured('too_few'),
    high: high ?? unmeasured('too_few'),
    netPerPrediction: value / net.n,
    ...overBaseline(input),
  }
}

/**
 * Sums one window's stretches. Gain and the costs of running and reviewing are those of the decisions whose outcome is known, so
 * that gain, cost, net and n speak of the same decisions; the fixed cost is that of the window's time. Limits are 95 %, see
 * `sumHalfWidth`; they hold for the number of decisions there were.
 */
export function valueWindow(input: WindowSlices): ValueWindow {
  const { slices } = input
  const reason = reasonFor(input)
  const predictions = total(slices, (slice) => slice.predictions)
  const labelled = total(slices, (slice) => slice.labelled)
  return {
    from: new Date(input.from).toISOString(),
    to: new Date(input.to).toISOString(),
    n: reason === 'mixed_currencies' ? 0 : total(slices, (slice) => slice.net.n),
    predictions,
    labelled,
    coverage: predictions > 0 ? Math.min(1, labelled / predictions) : null,
    unvalued: {
      noModel: total(slices, (slice) => slice.noModel),
      noAmount: total(slices, (slice) => slice.noAmount),
    },
    ...(reason ? nothing(reason) : measured(input)),
  }
}
