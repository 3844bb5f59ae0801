import { binIndex } from '@/stats/metrics/bin-index'
import { bump } from '@/stats/metrics/bump'
import type { FeatureBaseline, FeatureCounts } from './baseline'

/** Where one feature's figures stand in a version's flat rollup arrays. */
export type FeatureOffsets = { baseline: FeatureBaseline; counts: number; sums: number; lows: number }
export type InputsLayout = { features: FeatureOffsets[]; counts: number; sums: number; lows: number }

/** Counts of one bucket (or a sum of buckets): three arrays that merge element by element; `lows` by minimum. */
export type InputsSummary = { counts: number[]; sums: number[]; lows: number[] }

/** n, missing, invalid, below min, above max. */
const NUMERIC_HEAD = 5
/** n, missing, invalid. */
const CATEGORY_HEAD = 3
/** Centred sum and sum of squares. */
const NUMERIC_SUMS = 2

/**
 * Lays the baselines of a version out one after the other.
 * Numeric: counts = head, then one per bin; sums = centred sum, centred squares, then centred sum per bin; lows = min, -max.
 * Categorical: counts = head, then one per category, `other`, `unseen`.
 */
export function inputsLayout(baselines: readonly FeatureBaseline[]): InputsLayout {
  const layout: InputsLayout = { features: [], counts: 0, sums: 0, lows: 0 }
  for (const baseline of baselines) {
    layout.features.push({ baseline, counts: layout.counts, sums: layout.sums, lows: layout.lows })
    if (baseline.kind === 'numeric') {
      layout.counts += NUMERIC_HEAD + baseline.counts.length
      layout.sums += NUMERIC_SUMS + baseline.counts.length
      layout.lows += 2
    } else {
      layout.counts += CATEGORY_HEAD + baseline.categories.length + 2
    }
  }
  return layout
}

export function emptySummary(layout: InputsLayout): InputsSummary {
  return {
    counts: new Array<number>(layout.counts).fill(0),
    sums: new Array<number>(layout.sums).fill(0),
    lows: new Array<number>(layout.lows).fill(Number.POSITIVE_INFINITY),
  }
}

/** Adds one numeric value: null is missing, NaN is invalid. Says whether it lies outside the reference's range. */
export function foldNumeric(summary: InputsSummary, place: FeatureOffsets, value: number | null): boolean {
  const { baseline } = place
  if (baseline.kind !== 'numeric') throw new TypeError(`${baseline.name} is not numeric`)
  const { counts, sums, lows } = summary
  if (value === null) {
    bump(counts, place.counts + 1, 1)
    return false
  }
  if (Number.isNaN(value)) {
    bump(counts, place.counts + 2, 1)
    return false
  }
  const below = baseline.min !== null && value < baseline.min
  const above = baseline.max !== null && value > baseline.max
  const bin = binIndex(baseline.edges, value)
  const centred = value - baseline.mean
  bump(counts, place.counts, 1)
  if (below) bump(counts, place.counts + 3, 1)
  if (above) bump(counts, place.counts + 4, 1)
  bump(counts, place.counts + NUMERIC_HEAD + bin, 1)
  bump(sums, place.sums, centred)
  bump(sums, place.sums + 1, centred * centred)
  bump(sums, place.sums + NUMERIC_SUMS + bin, centred)
  lows[place.lows] = Math.min(lows[place.lows] as number, value)
  lows[place.lows + 1] = Math.min(lows[place.lows + 1] as number, -value)
  return below || above
}

/** What a category counts as: its place among the baseline's categories, or one of these. */
export type CategoryBin = number | 'missing' | 'invalid' | 'other' | 'unseen'

export function foldCategory(summary: InputsSummary, place: FeatureOffsets, bin: CategoryBin): void {
  if (place.baseline.kind !== 'categorical') throw new TypeError(`${place.baseline.name} is not categorical`)
  const { counts } = summary
  if (bin === 'missing' || bin === 'invalid') {
    bump(counts, place.counts + (bin === 'missing' ? 1 : 2), 1)
    return
  }
  const size = place.baseline.categories.length
  const offset = bin === 'other' ? size : bin === 'unseen' ? size + 1 : bin
  bump(counts, place.counts, 1)
  bump(counts, place.counts + CATEGORY_HEAD + offset, 1)
}

/** Adds one summary to another, in place. */
export function mergeSummary(into: InputsSummary, other: InputsSummary): void {
  for (let i = 0; i < into.counts.length; i++) bump(into.counts, i, other.counts[i] as number)
  for (let i = 0; i < into.sums.length; i++) bump(into.sums, i, other.sums[i] as number)
  for (let i = 0; i < into.lows.length; i++) {
    into.lows[i] = Math.min(into.lows[i] as number, other.lows[i] as number)
  }
}

/** One feature's counts out of a summary. */
export function featureCounts(summary: InputsSummary, place: FeatureOffsets): FeatureCounts {
  const { baseline } = place
  const at = (offset: number) => summary.counts[place.counts + offset] as number
  if (baseline.kind === 'categorical') {
    const size = baseline.categories.length
    const start = place.counts + CATEGORY_HEAD
    return {
      kind: 'categorical',
      n: at(0),
      missing: at(1),
      invalid: at(2),
      bins: summary.counts.slice(start, start + size),
      other: summary.counts[start + size] as number,
      unseen: summary.counts[start + size + 1] as number,
    }
  }
  const bins = baseline.counts.length
  const low = summary.lows[place.lows] as number
  const negatedHigh = summary.lows[place.lows + 1] as number
  return {
    kind: 'numeric',
    n: at(0),
    missing: at(1),
    invalid: at(2),
    belowMin: at(3),
    aboveMax: at(4),
    bins: summary.counts.slice(place.counts + NUMERIC_HEAD, place.counts + NUMERIC_HEAD + bins),
    centredSum: summary.sums[place.sums] as number,
    centredSquares: summary.sums[place.sums + 1] as number,
    centredSums: summary.sums.slice(place.sums + NUMERIC_SUMS, place.sums + NUMERIC_SUMS + bins),
    min: Number.isFinite(low) ? low : null,
    max: Number.isFinite(negatedHigh) ? -negatedHigh : null,
  }
}

/** Before there is a reference every feature has one open bin, so that counts are kept all the same. */
export function blankBaseline(name: string, kind: FeatureBaseline['kind']): FeatureBaseline {
  if (kind === 'categorical') {
    return { name, kind, categories: [], counts: [], other: 0, n: 0, missing: 0, invalid: 0, distinct: 0 }
  }
  return {
    name,
    kind,
    edges: [],
    counts: [0],
    centredSums: [0],
    n: 0,
    missing: 0,
    invalid: 0,
    mean: 0,
    sd: 0,
    min: null,
    max: null,
    distinct: 0,
  }
}
