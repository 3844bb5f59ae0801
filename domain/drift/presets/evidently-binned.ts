import type {
  CategoricalBaseline,
  CategoricalCounts,
  FeatureBaseline,
  FeatureCounts,
  NumericBaseline,
  NumericCounts,
} from '@/domain/features/baseline'
import { kolmogorovTwoSample } from '@/stats/distributions/kolmogorov/two-sample'
import { pFromLog } from '@/stats/distributions/p-value'
import { goodnessOfFit } from '@/stats/drift/goodness-of-fit'
import { hellinger } from '@/stats/drift/hellinger'
import { jensenShannon } from '@/stats/drift/jensen-shannon'
import { klDivergence } from '@/stats/drift/kl-divergence'
import { ksBinned } from '@/stats/drift/ks-binned'
import { lInfinity } from '@/stats/drift/l-infinity'
import { mergeCounts, mergeGroups } from '@/stats/drift/merge-bins'
import { psi } from '@/stats/drift/psi'
import { shares, smoothedShares } from '@/stats/drift/shares'
import { totalVariation } from '@/stats/drift/total-variation'
import { twoProportions } from '@/stats/drift/two-proportions'
import { wassersteinBinned } from '@/stats/drift/wasserstein-binned'
import { BASELINE_CATEGORIES } from '../baseline'
import { distanceReading, noReading, pReading, type Reading } from '../reading'
import { FEW_VALUES } from './evidently-default'
import type { MethodSpec } from './method-spec'

/** Distances that need fewer bins read the baseline's merged to this many. */
const MERGED_BINS = 10

type Cells = { reference: ArrayLike<number>; window: ArrayLike<number> }
type Read = { reading: Reading; cells?: number }

function ksReading(p: Float64Array, q: Float64Array, at: { n: number; m: number; threshold: number }): Reading {
  const { value, bound } = ksBinned(p, q)
  const pOf = (d: number) => pFromLog(kolmogorovTwoSample({ ...at, d, method: 'asymptotic' }).logP)
  const pValue = pOf(value)
  return {
    value: pValue,
    bound: pValue - pOf(Math.min(1, value + bound)),
    threshold: at.threshold,
    pValue,
    drifted: pValue < at.threshold,
  }
}

function wassersteinReading(baseline: NumericBaseline, window: NumericCounts, threshold: number | null): Reading {
  if (!(baseline.sd > 0)) return noReading('reference_constant')
  const { value, bound } = wassersteinBinned({
    edges: baseline.edges,
    centre: baseline.mean,
    reference: { counts: baseline.counts, centredSums: baseline.centredSums },
    window: { counts: window.bins, centredSums: window.centredSums },
  })
  return distanceReading(value / baseline.sd, threshold, bound / baseline.sd)
}

/**
 * Distances on cells. PSI and Kullback-Leibler take half a row more in every cell, so that an empty one has a finite
 * distance.
 */
function cellsReading({ reference, window }: Cells, { name, threshold }: MethodSpec): Reading {
  if (name === 'psi' || name === 'kl_div') {
    const [p, q] = [smoothedShares(reference), smoothedShares(window)]
    if (!p || !q) return noReading('not_computable')
    return distanceReading(name === 'psi' ? psi(p, q) : klDivergence(p, q), threshold)
  }
  const [p, q] = [shares(reference), shares(window)]
  if (!p || !q) return noReading('not_computable')
  if (name === 'jensenshannon') return distanceReading(jensenShannon(p, q, Math.E), threshold)
  if (name === 'hellinger') return distanceReading(hellinger(p, q), threshold)
  return distanceReading(name === 'total_variation' ? totalVariation(p, q) : lInfinity(p, q), threshold)
}

function numericRead(baseline: NumericBaseline, window: NumericCounts, spec: MethodSpec): Read {
  const [p, q] = [shares(baseline.counts), shares(window.bins)]
  if (!p || !q) return { reading: noReading('not_computable') }
  if (spec.name === 'ks') {
    return { reading: ksReading(p, q, { n: baseline.n, m: window.n, threshold: spec.threshold ?? 0.05 }) }
  }
  if (spec.name === 'wasserstein') return { reading: wassersteinReading(baseline, window, spec.threshold) }
  if (spec.reads === 'p_value' && spec.kinds[0] === 'categorical' && baseline.distinct <= FEW_VALUES) {
    return { reading: testReading({ reference: baseline.counts, window: window.bins }, spec) }
  }
  if (spec.kinds.length === 1) {
    return { reading: noReading(spec.kinds[0] === 'categorical' ? 'categorical_only' : 'exact_only') }
  }
  const group = mergeGroups(baseline.counts, MERGED_BINS)
  const cells = { reference: mergeCounts(baseline.counts, group), window: mergeCounts(window.bins, group) }
  return { reading: cellsReading(cells, spec), cells: cells.reference.length }
}

/**
 * How far a distance may rise when the cell of merged categories is split: at most as if its two shares shared none.
 */
function splitBound(name: string, cells: Cells, merged: number): number | undefined {
  const [p, q] = [shares(cells.reference), shares(cells.window)]
  const [a, b] = [p?.[merged] ?? 0, q?.[merged] ?? 0]
  if (!p || !q || Math.min(a, b) === 0) return 0
  const part = { p: Float64Array.of(a), q: Float64Array.of(b) }
  if (name === 'total_variation') return Math.min(a, b)
  if (name === 'hellinger') {
    const whole = hellinger(p, q)
    return Math.min(1, Math.sqrt(whole ** 2 + Math.sqrt(a * b))) - whole
  }
  if (name !== 'jensenshannon') return undefined
  const whole = jensenShannon(p, q, Math.E)
  const apart = ((a + b) / 2) * Math.LN2
  return Math.sqrt(whole ** 2 - jensenShannon(part.p, part.q, Math.E) ** 2 + apart) - whole
}

function testReading({ reference, window }: Cells, spec: MethodSpec): Reading {
  const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0)
  if (spec.name === 'z' && reference.length > 2) return noReading('more_than_two_values')
  const first = (counts: ArrayLike<number>) => ({ count: counts[0] ?? 0, n: sum(counts) })
  const test =
    spec.name === 'z'
      ? twoProportions(first(reference), first(window))
      : goodnessOfFit(reference, window, spec.name === 'g_test' ? 'log_likelihood' : 'pearson')
  return test ? pReading(test.logP, spec.threshold ?? 0.05) : noReading('one_value_only')
}

function categoricalRead(baseline: CategoricalBaseline, window: CategoricalCounts, spec: MethodSpec): Read {
  if (!spec.kinds.includes('categorical')) return { reading: noReading('numeric_only') }
  if (baseline.distinct > BASELINE_CATEGORIES && baseline.distinct > baseline.n / 2) {
    return { reading: noReading('too_many_categories') }
  }
  const rows = [
    ...baseline.counts.map((count, i) => [count, window.bins[i] ?? 0] as const),
    [baseline.other, window.other] as const,
    [0, window.unseen] as const,
  ].filter(([a, b]) => a + b > 0)
  const cells = { reference: rows.map(([a]) => a), window: rows.map(([, b]) => b) }
  const merged = baseline.other + window.other > 0 ? rows.length - (window.unseen > 0 ? 2 : 1) : -1
  if (spec.reads === 'p_value') {
    return { reading: merged >= 0 ? noReading('exact_only') : testReading(cells, spec) }
  }
  const reading = cellsReading(cells, spec)
  const size = cells.reference.length
  if (merged < 0 || reading.value === null) return { reading, cells: size }
  const bound = splitBound(spec.name, cells, merged)
  return {
    reading: { ...reading, ...(bound === undefined ? { reason: 'categories_merged' } : { bound }) },
    cells: size,
  }
}

/**
 * One of Evidently's tests as far as bins can tell, with Evidently's own threshold. Numeric: `wasserstein` and `ks`
 * from the baseline's bins with their bounds (for the p-value of `ks`: how much lower it may be), psi, Jensen-Shannon,
 * Kullback-Leibler and Hellinger on ten merged baseline bins, which are other bins than Evidently's own. Categorical:
 * from the counts, a bound where categories were merged.
 */
export function binnedEvidentlyReading(input: {
  baseline: FeatureBaseline
  window: FeatureCounts
  spec: MethodSpec
}): Read {
  const { baseline, window, spec } = input
  if (baseline.kind === 'numeric' && window.kind === 'numeric') return numericRead(baseline, window, spec)
  if (baseline.kind === 'categorical' && window.kind === 'categorical') return categoricalRead(baseline, window, spec)
  return { reading: noReading('kinds_differ') }
}
