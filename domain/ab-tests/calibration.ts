import { normalQuantile } from '@/stats/distributions/normal'
import { wilsonInterval } from '@/stats/intervals/wilson'
import { bucket } from './assignment'
import { comparePair } from './compare'
import type { MetricKind } from './metric'

/** One logged unit: its figure, and where its entity stands among 2^32 places. */
export type LoggedUnit = { place: number; sum: number; denominator: number }

export type Badge = {
  state: 'calibrated' | 'not_calibrated' | 'unknown'
  splits: number
  /** Share of A/A splits that the test called different, with its 99 % interval; null without splits. */
  rate: { value: number; low: number; high: number } | null
}

const SPLITS_MIN = 200

/** Where an entity stands for every split; the splits turn it by their seeds. */
export const placeOf = (entity: string): number => Math.floor(bucket('calibration', '', entity) * 2 ** 32)

/** Murmur3's last step over the place turned by the seed: one bit of it is the half. */
function half(place: number, seed: number): 0 | 1 {
  let x = Math.imul(place ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) & 1) as 0 | 1
}

export type AaReading = { logP: number; above: boolean }

/**
 * One halving of logged units by the hash of their entity and a seed: between the halves there is no difference, so this is what the
 * test says when there is nothing to say. A split that cannot be compared reads as p = 1.
 * @param seed a whole number; the same one halves the same units alike.
 */
export function aaReading(units: readonly LoggedUnit[], kind: Exclude<MetricKind, 'auc'>, seed: number): AaReading {
  const cells = [0, 1].map((arm) => ({
    ...{ arm, day: 0, n: 0, sum: 0, squares: 0 },
    ratio: { denominator: 0, denominatorSquares: 0, products: 0 },
  }))
  for (const { place, sum, denominator } of units) {
    const cell = cells[half(place, seed)]
    if (!cell) continue
    cell.n++
    cell.sum += sum
    cell.squares += sum * sum
    cell.ratio.denominator += denominator
    cell.ratio.denominatorSquares += denominator * denominator
    cell.ratio.products += sum * denominator
  }
  const found = comparePair({ kind, cells }, { control: 0, treatment: 1 }, false)
  return found.ok ? { logP: found.logP, above: found.value > 0 } : { logP: 0, above: false }
}

/**
 * Whether a metric's test keeps its promise on this installation's own units: `not_calibrated` when the share of false alarms is surely
 * above alpha (99 %), or surely below half of it.
 */
export function calibrationBadge({ splits, alarms }: { splits: number; alarms: number }, alpha: number): Badge {
  if (splits === 0) return { state: 'unknown', splits, rate: null }
  const rate = { value: alarms / splits, ...wilsonInterval(alarms, splits, -normalQuantile(0.005)) }
  if (splits < SPLITS_MIN) return { state: 'unknown', splits, rate }
  const off = rate.low > alpha || rate.high < alpha / 2
  return { state: off ? 'not_calibrated' : 'calibrated', splits, rate }
}
