import { CONFIDENCE, Z } from '@/domain/performance/confidence'
import { normalQuantile } from '@/stats/distributions/normal'
import type { Interval } from '@/stats/intervals/interval'
import { moverInterval } from '@/stats/intervals/mover'
import { type FairnessGroup, share } from './group'
import type { FairnessMeasure } from './measure'

/** Rows a group's figure needs to be compared. */
export const FAIRNESS_MINIMUM = 30

export type Side = { value: string; figure: number; n: number }
export type FairnessGap =
  | {
      measure: FairnessMeasure
      value: number
      low: number
      high: number
      lowest: Side
      highest: Side
      /** Lowest by highest figure; null for calibration, or where the highest is 0. */
      ratio: number | null
      /** The most that two groups differ by at least, over all pairs: the largest lower limit. */
      atLeast: number
      pairs: number
      /** Groups with too few rows to be compared. */
      tooFew: string[]
    }
  | { measure: FairnessMeasure; value: null; reason: 'fewer_than_two_groups'; tooFew: string[] }

type Measured = Side & { limits: (z: number) => Interval }

function measured(group: FairnessGroup, measure: FairnessMeasure): Measured | null {
  const figure = group.measures[measure]
  if (figure.value === null || figure.n < FAIRNESS_MINIMUM) return null
  const { value, low, high, n } = figure
  const limits = (z: number): Interval => {
    if (measure !== 'calibration') return share(value * n, n, z)
    const scale = z / Z
    return { low: value - (value - low) * scale, high: value + (high - value) * scale }
  }
  return { value: group.value, figure: value, n, limits }
}

function difference(high: Measured, low: Measured, z: number): Interval {
  return moverInterval([
    { value: high.figure, weight: 1, ...high.limits(z) },
    { value: low.figure, weight: -1, ...low.limits(z) },
  ])
}

/**
 * The widest gap of a measure between two groups with at least 30 rows. Limits: Newcombe's hybrid score (shares), variance
 * estimates recovery (calibration), at 95 % for all pairs together (Bonferroni), since the widest of them was picked.
 */
export function fairnessGap(groups: readonly FairnessGroup[], measure: FairnessMeasure): FairnessGap {
  const found = groups.map((group) => measured(group, measure))
  const tooFew = groups.filter((_, place) => found[place] === null).map((group) => group.value)
  const sides = found.filter((side) => side !== null).sort((a, b) => a.figure - b.figure)
  const [lowest, highest] = [sides[0], sides.at(-1)]
  if (sides.length < 2 || !lowest || !highest) return { measure, value: null, reason: 'fewer_than_two_groups', tooFew }
  const pairs = (sides.length * (sides.length - 1)) / 2
  const z = normalQuantile(1 - (1 - CONFIDENCE) / 2 / pairs)
  const atLeast = Math.max(
    ...sides.flatMap((low, place) => sides.slice(place + 1).map((high) => difference(high, low, z).low)),
  )
  const limits = difference(highest, lowest, z)
  const side = ({ value, figure, n }: Measured): Side => ({ value, figure, n })
  return {
    measure,
    value: highest.figure - lowest.figure,
    ...limits,
    lowest: side(lowest),
    highest: side(highest),
    ratio: measure === 'calibration' || highest.figure <= 0 ? null : lowest.figure / highest.figure,
    atLeast: Math.max(0, atLeast),
    pairs,
    tooFew,
  }
}
