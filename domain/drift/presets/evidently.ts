import { kolmogorovTwoSample } from '@/stats/distributions/kolmogorov/two-sample'
import { energyDistance } from '@/stats/drift/energy-distance'
import { goodnessOfFit } from '@/stats/drift/goodness-of-fit'
import { hellinger } from '@/stats/drift/hellinger'
import { jensenShannon } from '@/stats/drift/jensen-shannon'
import { klDivergence } from '@/stats/drift/kl-divergence'
import { lInfinity } from '@/stats/drift/l-infinity'
import { mannWhitneyLess } from '@/stats/drift/mann-whitney'
import { moments } from '@/stats/drift/moments'
import { pooledTTest } from '@/stats/drift/pooled-t-test'
import { psi } from '@/stats/drift/psi'
import { totalVariation } from '@/stats/drift/total-variation'
import { twoProportions } from '@/stats/drift/two-proportions'
import { type CategoryPair, valuePair } from '../category-pair'
import type { NumericPair } from '../numeric-pair'
import { distanceReading, noReading, pReading, type Reading } from '../reading'
import { FEW_VALUES } from './evidently-default'
import { evidentlyCells, evidentlyHellingerCells, filled, sharePair } from './evidently-shares'
import type { MethodSpec } from './method-spec'

/** Standard deviations below this are taken as this. */
const LEAST_SD = 0.001

type Test = { logP: number } | null
const tested = (test: Test, spec: MethodSpec, reason: string): Reading =>
  test ? pReading(test.logP, spec.threshold ?? 0.05) : noReading(reason)

function numericReading(pair: NumericPair, spec: MethodSpec): Reading {
  const [reference, window] = [pair.reference.values, pair.window.values]
  switch (spec.name) {
    case 'ks':
      return pReading(
        kolmogorovTwoSample({ d: pair.distances().ks, n: reference.length, m: window.length }).logP,
        spec.threshold ?? 0.05,
      )
    case 'wasserstein': {
      const { sd } = moments(reference)
      const reading = distanceReading(pair.distances().wasserstein / Math.max(sd, LEAST_SD), spec.threshold)
      return sd > 0 ? reading : { ...reading, reason: 'reference_constant' }
    }
    case 't_test':
      return tested(pooledTTest(reference, window), spec, 'constant')
    case 'mannw':
      return tested(mannWhitneyLess(pair.prepared(), pair.placed()), spec, 'constant')
    default:
      return distanceReading(energyDistance(pair.prepared().sorted, window.slice().sort()), spec.threshold)
  }
}

function zReading({ reference, window }: CategoryPair, spec: MethodSpec): Reading {
  if (reference.length > 2) return noReading('more_than_two_values')
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0)
  const test = twoProportions(
    { count: reference[0] ?? 0, n: sum(reference) },
    { count: window[0] ?? 0, n: sum(window) },
  )
  return tested(test, spec, 'one_value_only')
}

function categoricalReading(pair: CategoryPair, spec: MethodSpec): Reading {
  if (spec.name === 'z') return zReading(pair, spec)
  const statistic = spec.name === 'g_test' ? 'log_likelihood' : 'pearson'
  return tested(goodnessOfFit(pair.reference, pair.window, statistic), spec, 'one_value_only')
}

function cellsReading(pair: NumericPair | CategoryPair, spec: MethodSpec): Reading {
  const cells = sharePair(spec.name === 'hellinger' ? evidentlyHellingerCells(pair) : evidentlyCells(pair))
  if (!cells) return noReading('not_computable')
  const { p, q } = cells
  switch (spec.name) {
    case 'jensenshannon':
      return distanceReading(jensenShannon(p, q, Math.E), spec.threshold)
    case 'kl_div':
      return distanceReading(klDivergence(filled(p), filled(q)), spec.threshold)
    case 'psi':
      return distanceReading(psi(filled(p), filled(q)), spec.threshold)
    case 'hellinger':
      return distanceReading(hellinger(p, q), spec.threshold)
    case 'total_variation':
      return distanceReading(totalVariation(p, q), spec.threshold)
    default:
      return distanceReading(lInfinity(p, q), spec.threshold)
  }
}

/**
 * One of Evidently 0.7's tests with its own bins, fill values and threshold. Tests of categories also read a numeric
 * feature with at most five distinct values. Jensen-Shannon takes natural logarithms, Wasserstein is divided by
 * sd(reference) (at least 0.001), `ks` is SciPy's p-value, `mannw` asks whether the reference lies below the window.
 */
export function evidentlyReading(pair: NumericPair | CategoryPair, spec: MethodSpec): Reading {
  if (spec.kinds.length > 1) return cellsReading(pair, spec)
  if (spec.kinds[0] === 'numeric') {
    return pair.kind === 'numeric' ? numericReading(pair, spec) : noReading('numeric_only')
  }
  if (pair.kind === 'categorical') return categoricalReading(pair, spec)
  if (pair.distinct().length > FEW_VALUES) return noReading('categorical_only')
  return categoricalReading(valuePair(pair.reference.values, pair.window.values), spec)
}
