import { describe, expect, it } from 'vitest'
import { kolmogorovTwoSample } from '@/stats/distributions/kolmogorov/two-sample'
import { benjaminiHochberg } from '@/stats/inference/benjamini-hochberg'
import fixture from '../fixtures/drift.json'
import { binEdges } from './bin-edges'
import { energyDistance } from './energy-distance'
import { exactDistances } from './exact-distances'
import { goodnessOfFit } from './goodness-of-fit'
import { hellinger } from './hellinger'
import { histogram } from './histogram'
import { jensenShannon } from './jensen-shannon'
import { klDivergence } from './kl-divergence'
import { lInfinity } from './l-infinity'
import { mannWhitneyLess } from './mann-whitney'
import { moments } from './moments'
import { placeWindow } from './placed-window'
import { pooledTTest } from './pooled-t-test'
import { prepareReference } from './prepared-reference'
import { psi } from './psi'
import { shares, smoothedShares } from './shares'
import { totalVariation } from './total-variation'
import { twoSampleChiSquare } from './two-sample-chi-square'

const near = (got: number | undefined, want: number) => {
  expect(Math.abs((got ?? Number.NaN) - want)).toBeLessThanOrEqual(1e-9 * Math.abs(want) + 1e-15)
}

describe('two samples equal SciPy', () => {
  it.each(Object.entries(fixture.samples))('%s', (name, sample) => {
    const [r, w] = [Float64Array.from(sample.reference), Float64Array.from(sample.window)]
    const prepared = prepareReference(r)
    const { ks, wasserstein } = exactDistances(prepared, w)
    near(ks, sample.ks)
    near(wasserstein, sample.wasserstein)
    near(Math.exp(kolmogorovTwoSample({ d: ks, n: r.length, m: w.length }).logP), sample.ksP)
    near(energyDistance(r.slice().sort(), w.slice().sort()), sample.energy)
    near(Math.exp(mannWhitneyLess(prepared, placeWindow(prepared, w))?.logP ?? Number.NaN), sample.mannWhitney)
    if (name !== 'large') near(Math.exp(pooledTTest(r, w)?.logP ?? Number.NaN), sample.tTest)
    near(moments(r).mean, sample.mean)
    near(moments(r).sd, sample.sd)
  })

  it.each(Object.entries(fixture.samples))('%s: bins', (_, sample) => {
    const r = Float64Array.from(sample.reference)
    for (const rule of ['sturges', 'doane', 'fd'] as const) {
      const edges = binEdges(r, rule)
      expect(edges.length).toBe(sample.edges[rule].length)
      edges.forEach((edge, i) => {
        near(edge, sample.edges[rule][i] ?? Number.NaN)
      })
    }
    expect([...histogram(Float64Array.from(sample.window), binEdges(r, 'doane'))]).toEqual(sample.doaneCounts)
  })
})

it('the t test keeps its digits where the mean is large', () => {
  const [r, w] = [Float64Array.of(1, 2, 4, 7), Float64Array.of(3, 5, 8)]
  const far = (values: Float64Array) => values.map((x) => x + 2 ** 40)
  expect(pooledTTest(far(r), far(w))).toEqual(pooledTTest(r, w))
})

describe('tables of counts equal SciPy', () => {
  it.each(fixture.tables)('$reference against $window', (table) => {
    const none = new Float64Array()
    const [p, q] = [shares(table.reference) ?? none, shares(table.window) ?? none]
    const [fp, fq] = [smoothedShares(table.reference) ?? none, smoothedShares(table.window) ?? none]
    near(jensenShannon(p, q), table.jensenShannon2)
    near(jensenShannon(p, q, Math.E), table.jensenShannonE)
    near(klDivergence(fp, fq), table.kl)
    near(psi(fp, fq), table.psi)
    near(hellinger(p, q), table.hellinger)
    near(totalVariation(p, q), table.totalVariation)
    near(lInfinity(p, q), table.lInfinity)
    const plain = twoSampleChiSquare(table.reference, table.window)
    near(plain?.statistic, table.chi2)
    near(Math.exp(plain?.logP ?? Number.NaN), table.chi2P)
    const yates = twoSampleChiSquare(table.reference, table.window, { continuity: true })
    near(yates?.statistic, table.yates)
    near(Math.exp(yates?.logP ?? Number.NaN), table.yatesP)
    if (!('fit' in table) || table.fit === undefined) return
    near(goodnessOfFit(table.reference, table.window)?.statistic, table.fit)
    near(goodnessOfFit(table.reference, table.window, 'log_likelihood')?.statistic, table.g)
    near(Math.exp(goodnessOfFit(table.reference, table.window)?.logP ?? Number.NaN), table.fitP)
    near(Math.exp(goodnessOfFit(table.reference, table.window, 'log_likelihood')?.logP ?? Number.NaN), table.gP)
  })

  it('an expected count of 0 leaves no chance, an empty or single cell no test', () => {
    expect(goodnessOfFit([5, 0], [4, 1])?.logP).toBe(Number.NEGATIVE_INFINITY)
    expect(goodnessOfFit([5], [4])).toBeNull()
    expect(twoSampleChiSquare([5, 0], [4, 0])).toBeNull()
  })
})

it('Benjamini-Hochberg equals SciPy', () => {
  const adjusted = benjaminiHochberg(fixture.benjaminiHochberg.p)
  adjusted.forEach((p, i) => {
    near(p, fixture.benjaminiHochberg.adjusted[i] ?? Number.NaN)
  })
})
