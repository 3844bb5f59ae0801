import { normalQuantile } from '@/stats/distributions/normal'
import { wilsonInterval } from '@/stats/intervals/wilson'
import { comparePair } from './compare'
import type { MetricKind } from './metric'

/** One logged unit: its exposure day and its figure. */
export type LoggedUnit = { day: number; value: number }

export type Badge = {
  state: 'calibrated' | 'not_calibrated' | 'unknown'
  splits: number
  /** Share of A/A splits that the test called different, with its 99 % interval; null without splits. */
  rate: { value: number; low: number; high: number } | null
}

const SPLITS_MIN = 200

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Logarithms of the p-values of `splits` random halvings of logged units, between which there is no difference: what the test says when
 * there is nothing to say. A split without variation counts as p = 1.
 */
export function aaLogPs(
  units: readonly LoggedUnit[],
  kind: Extract<MetricKind, 'binary' | 'mean'>,
  { seed, splits }: { seed: number; splits: number },
): number[] {
  const random = stream(seed)
  return Array.from({ length: splits }, () => {
    const cells = [0, 1].map((arm) => ({ arm, day: 0, n: 0, sum: 0, squares: 0 }))
    for (const { value } of units) {
      const cell = cells[random() < 0.5 ? 0 : 1]
      if (!cell) continue
      cell.n++
      cell.sum += value
      cell.squares += value * value
    }
    const found = comparePair({ kind, cells }, { control: 0, treatment: 1 }, false)
    return found.ok ? found.logP : 0
  })
}

/**
 * Whether a metric's test keeps its promise on this installation's own units: `not_calibrated` when the share of false alarms is surely
 * above alpha (99 %), or surely below half of it.
 */
export function calibrationBadge(logPs: readonly number[], alpha: number): Badge {
  const splits = logPs.length
  if (splits === 0) return { state: 'unknown', splits, rate: null }
  const alarms = logPs.filter((logP) => logP < Math.log(alpha)).length
  const rate = { value: alarms / splits, ...wilsonInterval(alarms, splits, -normalQuantile(0.005)) }
  if (splits < SPLITS_MIN) return { state: 'unknown', splits, rate }
  const off = rate.low > alpha || rate.high < alpha / 2
  return { state: off ? 'not_calibrated' : 'calibrated', splits, rate }
}
