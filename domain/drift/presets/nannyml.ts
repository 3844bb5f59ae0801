import { chiSquareQuantile } from '@/stats/distributions/chi-square'
import { pFromLog } from '@/stats/distributions/p-value'
import { hellinger } from '@/stats/drift/hellinger'
import { jensenShannon } from '@/stats/drift/jensen-shannon'
import { lInfinity } from '@/stats/drift/l-infinity'
import { moments } from '@/stats/drift/moments'
import { shares } from '@/stats/drift/shares'
import { twoSampleChiSquare } from '@/stats/drift/two-sample-chi-square'
import type { CategoryPair } from '../category-pair'
import type { NumericPair } from '../numeric-pair'
import { noReading, type Reading } from '../reading'
import { nannymlCells } from './nannyml-fit'

const SIGNIFICANCE = 0.05
const STANDARD_DEVIATIONS = 3

/**
 * NannyML 0.13's value of a method, null where it does not apply to the feature. Jensen-Shannon (base 2) and Hellinger
 * on Doane's bins of the reference and one leftover cell, `kolmogorov_smirnov` is D, `wasserstein` is not scaled; both
 * are exact at every size.
 */
export function nannymlValue(pair: NumericPair | CategoryPair, method: string): number | null {
  if (method === 'jensen_shannon' || method === 'hellinger') {
    const { p, q } = nannymlCells(pair)
    return method === 'hellinger' ? hellinger(p, q) : jensenShannon(p, q)
  }
  if (pair.kind === 'numeric') {
    if (method === 'kolmogorov_smirnov') return pair.distances().ks
    return method === 'wasserstein' ? pair.distances().wasserstein : null
  }
  if (method === 'chi2') return twoSampleChiSquare(pair.reference, pair.window, { continuity: true })?.statistic ?? null
  const [p, q] = [shares(pair.reference), shares(pair.window)]
  return method === 'l_infinity' && p && q ? lInfinity(p, q) : null
}

/** Mean + 3 sd (ddof 0) of a method's values on chunks of the reference; null without chunks. */
export function nannymlThreshold(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const { mean, sd } = moments(values)
  return mean + STANDARD_DEVIATIONS * sd
}

function chi2Reading(pair: CategoryPair): Reading {
  const test = twoSampleChiSquare(pair.reference, pair.window, { continuity: true })
  if (!test) return noReading('one_value_only')
  const pValue = pFromLog(test.logP)
  const threshold = chiSquareQuantile(1 - SIGNIFICANCE, test.df)
  return { value: test.statistic, threshold, pValue, drifted: pValue < SIGNIFICANCE }
}

/**
 * One reading; drifted above the threshold, `chi2` where its p-value is below 0.05 (the threshold is the critical
 * value).
 */
export function nannymlReading(input: {
  pair: NumericPair | CategoryPair
  method: string
  threshold: () => number | null
}): Reading {
  const { pair, method } = input
  if (method === 'chi2' && pair.kind === 'categorical') return chi2Reading(pair)
  const value = nannymlValue(pair, method)
  if (value === null) return noReading(pair.kind === 'numeric' ? 'categorical_only' : 'numeric_only')
  if (!Number.isFinite(value)) return noReading('not_computable')
  const threshold = input.threshold()
  if (threshold === null) return { value, threshold, pValue: null, drifted: null, reason: 'no_reference_chunks' }
  return { value, threshold, pValue: null, drifted: value > threshold }
}
