import type {
  CategoricalCounts,
  FeatureBaseline,
  FeatureCounts,
  FeatureSample,
  NumericBaseline,
  NumericCounts,
} from '@/domain/features/baseline'
import { binIndex } from '@/stats/metrics/bin-index'

/** The right-closed bin of `x` among a baseline's inner edges, in [0, edges.length]. */
export function numericBin(edges: ArrayLike<number>, x: number): number {
  return binIndex(edges, x)
}

/** Counts of a window without rows. */
export function emptyCounts(baseline: FeatureBaseline): FeatureCounts {
  const head = { n: 0, missing: 0, invalid: 0 }
  const bins = new Array<number>(baseline.counts.length).fill(0)
  if (baseline.kind === 'categorical') return { kind: 'categorical', ...head, bins, other: 0, unseen: 0 }
  const sums = { centredSum: 0, centredSquares: 0, centredSums: [...bins], min: null, max: null }
  return { kind: 'numeric', ...head, belowMin: 0, aboveMax: 0, bins, ...sums }
}

const plus = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value + (b[i] ?? 0))
const either = (a: number | null, b: number | null, pick: (...of: number[]) => number) =>
  a === null ? b : b === null ? a : pick(a, b)

function addNumeric(a: NumericCounts, b: NumericCounts): NumericCounts {
  return {
    kind: 'numeric',
    n: a.n + b.n,
    missing: a.missing + b.missing,
    invalid: a.invalid + b.invalid,
    belowMin: a.belowMin + b.belowMin,
    aboveMax: a.aboveMax + b.aboveMax,
    bins: plus(a.bins, b.bins),
    centredSum: a.centredSum + b.centredSum,
    centredSquares: a.centredSquares + b.centredSquares,
    centredSums: plus(a.centredSums, b.centredSums),
    min: either(a.min, b.min, Math.min),
    max: either(a.max, b.max, Math.max),
  }
}

function addCategorical(a: CategoricalCounts, b: CategoricalCounts): CategoricalCounts {
  return {
    kind: 'categorical',
    n: a.n + b.n,
    missing: a.missing + b.missing,
    invalid: a.invalid + b.invalid,
    bins: plus(a.bins, b.bins),
    other: a.other + b.other,
    unseen: a.unseen + b.unseen,
  }
}

/** The sum of two windows of one feature. @throws TypeError when they are of different kinds. */
export function addCounts(a: FeatureCounts, b: FeatureCounts): FeatureCounts {
  if (a.kind === 'numeric' && b.kind === 'numeric') return addNumeric(a, b)
  if (a.kind === 'categorical' && b.kind === 'categorical') return addCategorical(a, b)
  throw new TypeError('counts of a numeric and of a categorical feature cannot be added')
}

/** The reference itself as a window. */
export function baselineCounts(baseline: FeatureBaseline): FeatureCounts {
  const { n, missing, invalid } = baseline
  const bins = [...baseline.counts]
  if (baseline.kind === 'categorical') {
    return { kind: 'categorical', n, missing, invalid, bins, other: baseline.other, unseen: 0 }
  }
  const { min, max, sd, centredSums } = baseline
  const centredSum = centredSums.reduce((sum, value) => sum + value, 0)
  const sums = { centredSum, centredSquares: n * sd * sd, centredSums: [...centredSums] }
  return { kind: 'numeric', n, missing, invalid, belowMin: 0, aboveMax: 0, bins, ...sums, min, max }
}

function foldNumbers(baseline: NumericBaseline, values: Float64Array, counts: NumericCounts): void {
  for (const x of values) {
    const bin = binIndex(baseline.edges, x)
    const centred = x - baseline.mean
    counts.n++
    if (baseline.min !== null && x < baseline.min) counts.belowMin++
    if (baseline.max !== null && x > baseline.max) counts.aboveMax++
    counts.bins[bin] = (counts.bins[bin] ?? 0) + 1
    counts.centredSum += centred
    counts.centredSquares += centred * centred
    counts.centredSums[bin] = (counts.centredSums[bin] ?? 0) + centred
    counts.min = either(counts.min, x, Math.min)
    counts.max = either(counts.max, x, Math.max)
  }
}

/**
 * Counts of a raw sample on a baseline's bins.
 * @param known all categories of the reference, where there are more than the baseline names: they count as `other`,
 * not `unseen`.
 * @throws TypeError when sample and baseline are of different kinds.
 */
export function sampleCounts(
  baseline: FeatureBaseline,
  sample: FeatureSample,
  known?: ReadonlySet<string>,
): FeatureCounts {
  const counts = { ...emptyCounts(baseline), missing: sample.missing, invalid: sample.invalid }
  if (counts.kind === 'numeric' && sample.kind === 'numeric' && baseline.kind === 'numeric') {
    foldNumbers(baseline, sample.values, counts)
    return counts
  }
  if (counts.kind !== 'categorical' || sample.kind !== 'categorical' || baseline.kind !== 'categorical') {
    throw new TypeError(`${baseline.name} and its sample are of different kinds`)
  }
  const place = new Map(baseline.categories.map((category, i) => [category, i]))
  const places = sample.categories.map((category) => place.get(category) ?? (known?.has(category) ? -1 : -2))
  for (const code of sample.codes) {
    const bin = places[code] ?? -2
    counts.n++
    if (bin >= 0) counts.bins[bin] = (counts.bins[bin] ?? 0) + 1
    else if (bin === -1) counts.other++
    else counts.unseen++
  }
  return counts
}
