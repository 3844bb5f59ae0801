import type {
  CategoricalBaseline,
  CategoricalSample,
  FeatureBaseline,
  FeatureSample,
  NumericBaseline,
  NumericSample,
} from '@/domain/features/baseline'
import { equalFrequencyEdges } from '@/stats/drift/equal-frequency-edges'
import { moments } from '@/stats/drift/moments'
import { binIndex } from '@/stats/metrics/bin-index'

/** Equal-frequency bins of a numeric feature; values with more than 1/64 of the rows get bins of their own. */
const BASELINE_BINS = 64
/** Categories that are counted by name; the rest is `other`. */
export const BASELINE_CATEGORIES = 255
/** Distinct values are counted up to here; one more means "more". */
export const DISTINCT_LIMIT = 10_000

const finite = (value: number) => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value))

function distinctOfSorted(sorted: Float64Array): number {
  let count = sorted.length > 0 ? 1 : 0
  for (let i = 1; i < sorted.length && count <= DISTINCT_LIMIT; i++) if (sorted[i] !== sorted[i - 1]) count++
  return count
}

function numericBaseline(name: string, sample: NumericSample): NumericBaseline {
  const sorted = sample.values.slice().sort()
  const { n, mean, sd } = moments(sorted)
  const edges = equalFrequencyEdges(sorted, BASELINE_BINS)
  const counts = new Array<number>(edges.length + 1).fill(0)
  const centredSums = new Array<number>(edges.length + 1).fill(0)
  for (const x of sorted) {
    const bin = binIndex(edges, x)
    counts[bin] = (counts[bin] ?? 0) + 1
    centredSums[bin] = finite((centredSums[bin] ?? 0) + (x - mean))
  }
  return {
    name,
    kind: 'numeric',
    edges,
    counts,
    centredSums,
    n,
    missing: sample.missing,
    invalid: sample.invalid,
    mean: finite(mean),
    sd: finite(sd),
    min: sorted[0] ?? null,
    max: sorted[n - 1] ?? null,
    distinct: distinctOfSorted(sorted),
  }
}

function categoricalBaseline(name: string, sample: CategoricalSample): CategoricalBaseline {
  const tally = new Float64Array(sample.categories.length)
  for (const code of sample.codes) tally[code] = (tally[code] ?? 0) + 1
  const seen = sample.categories
    .map((category, code) => ({ category, count: tally[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1))
  const kept = seen.slice(0, BASELINE_CATEGORIES)
  const keptRows = kept.reduce((sum, { count }) => sum + count, 0)
  return {
    name,
    kind: 'categorical',
    categories: kept.map(({ category }) => category),
    counts: kept.map(({ count }) => count),
    other: sample.codes.length - keptRows,
    n: sample.codes.length,
    missing: sample.missing,
    invalid: sample.invalid,
    distinct: seen.length,
  }
}

/**
 * The bins that later rows of a feature are folded onto, from the reference's valid values.
 * Numeric: right-closed bins (e[j-1], e[j]] open at both ends, edges taken from the data: about 64 of equal frequency,
 * a bin of its own for every value with more than 1/64 of the rows, one bin per value up to 64 distinct values.
 * Categorical: the 255 most frequent categories, the rest `other`. An empty sample has one open bin, mean 0, sd 0, min
 * and max null.
 */
export function buildBaseline(input: { name: string; sample: FeatureSample }): FeatureBaseline {
  const { name, sample } = input
  return sample.kind === 'numeric' ? numericBaseline(name, sample) : categoricalBaseline(name, sample)
}
