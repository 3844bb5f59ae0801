import { describe, expect, it } from 'vitest'
import fixture from '../fixtures/distributions.json'
import { betaCdf, betaQuantile } from './beta'
import { chiSquareCdf, chiSquareLogSf, chiSquareQuantile, chiSquareSf } from './chi-square'
import { fCdf, fSf } from './f'
import { kolmogorovLogSf } from './kolmogorov/one-sample'
import { smirnovLogSf } from './kolmogorov/smirnov'
import { kolmogorovTwoSample } from './kolmogorov/two-sample'
import { normalCdf, normalLogSf, normalLogTwoSided, normalQuantile, normalSf } from './normal'
import { pFromLog } from './p-value'
import { tCdf, tLogTwoSided, tQuantile, tSf } from './student-t'

/** Largest relative error of `ours` over rows whose last entry is SciPy's; values below 1e-290 compare absolutely. */
function worst(rows: readonly (readonly number[])[], ours: (row: readonly number[]) => number): number {
  let most = 0
  for (const row of rows) {
    const want = row[row.length - 1] as number
    const error = Math.abs(ours(row) - want) / Math.max(Math.abs(want), 1e-290)
    if (!(error <= most)) most = error
  }
  return most
}
type Row = readonly number[]
const at = (row: Row, i: number) => row[i] as number
const cut = (rows: readonly Row[], size: number, keep: number) =>
  rows.map((row) => [...row.slice(0, size), at(row, keep)])

describe('distributions equal SciPy', () => {
  it('normal', () => {
    expect(worst(cut(fixture.normal, 1, 1), ([z = 0]) => normalCdf(z))).toBeLessThan(1e-12)
    expect(worst(cut(fixture.normal, 1, 2), ([z = 0]) => normalSf(z))).toBeLessThan(1e-12)
    expect(worst(cut(fixture.normal, 1, 3), ([z = 0]) => normalLogSf(z))).toBeLessThan(1e-12)
    expect(worst(fixture.normalQuantile, ([p = 0]) => normalQuantile(p))).toBeLessThan(1e-12)
  })
  it('chi-square', () => {
    expect(worst(cut(fixture.chiSquare, 2, 2), (r) => chiSquareCdf(at(r, 0), at(r, 1)))).toBeLessThan(1e-12)
    expect(worst(cut(fixture.chiSquare, 2, 3), (r) => chiSquareSf(at(r, 0), at(r, 1)))).toBeLessThan(1e-12)
    expect(worst(fixture.chiSquareQuantile, (r) => chiSquareQuantile(at(r, 0), at(r, 1)))).toBeLessThan(1e-12)
  })
  it('t', () => {
    expect(worst(cut(fixture.t, 2, 2), (r) => tCdf(at(r, 0), at(r, 1)))).toBeLessThan(1e-12)
    expect(worst(cut(fixture.t, 2, 3), (r) => tSf(at(r, 0), at(r, 1)))).toBeLessThan(1e-12)
    expect(worst(fixture.tQuantile, (r) => tQuantile(at(r, 0), at(r, 1)))).toBeLessThan(1e-12)
  })
  it('F', () => {
    const degrees = (r: Row) => ({ numerator: at(r, 1), denominator: at(r, 2) })
    expect(worst(cut(fixture.f, 3, 3), (r) => fCdf(at(r, 0), degrees(r)))).toBeLessThan(1e-12)
    expect(worst(cut(fixture.f, 3, 4), (r) => fSf(at(r, 0), degrees(r)))).toBeLessThan(1e-12)
  })
  it('beta', () => {
    expect(worst(fixture.beta, (r) => betaCdf(at(r, 0), at(r, 1), at(r, 2)))).toBeLessThan(1e-12)
    expect(worst(fixture.betaQuantile, (r) => betaQuantile(at(r, 0), at(r, 1), at(r, 2)))).toBeLessThan(1e-12)
  })
  it('Kolmogorov-Smirnov', () => {
    expect(worst(fixture.smirnov, (r) => Math.exp(smirnovLogSf(at(r, 0), at(r, 1))))).toBeLessThan(1e-10)
    expect(worst(fixture.kstwo, (r) => Math.exp(kolmogorovLogSf(at(r, 0), at(r, 1))))).toBeLessThan(1e-10)
    const exact = (r: Row) => Math.exp(kolmogorovTwoSample({ n: at(r, 0), m: at(r, 1), d: at(r, 2) }).logP)
    expect(worst(fixture.exactTwoSample, exact)).toBeLessThan(1e-10)
  })
})

describe('tails never saturate', () => {
  it('stays finite in log space and positive as a p-value', () => {
    for (const logP of [
      normalLogTwoSided(60),
      chiSquareLogSf(1e6, 9),
      tLogTwoSided(1e4, 1e6),
      kolmogorovTwoSample({ n: 100_000, m: 1_000_000, d: 0.5 }).logP,
      kolmogorovTwoSample({ n: 5832, m: 8232, d: 0.5 }).logP,
      kolmogorovTwoSample({ n: 5832, m: 18232, d: 1 }).logP,
    ]) {
      expect(Number.isFinite(logP)).toBe(true)
      expect(logP).toBeLessThan(-500)
      expect(pFromLog(logP)).toBeGreaterThan(0)
    }
  })
})
