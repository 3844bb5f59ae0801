import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalLogTwoSided, normalQuantile } from '@/stats/distributions/normal'
import { tQuantile } from '@/stats/distributions/student-t'
import { equivalentProportions } from './equivalence'
import { fiellerInterval } from './fieller'
import { fisherExact } from './fisher-exact'
import { spendingBounds } from './group-sequential/boundaries'
import { proceed, start } from './group-sequential/continuation'
import { stageWise } from './group-sequential/stage-wise'
import { logRank } from './log-rank'
import { meanEstimate } from './mean-estimate'
import { mergeStrata, pooledStratum } from './merge-strata'
import { miettinenNurminen } from './miettinen-nurminen'
import { pairedLossTest } from './paired-loss'
import { ratioEstimate } from './ratio-estimate'
import { sampleRatio } from './sample-ratio'
import { sequentialSampleRatio } from './sequential-sample-ratio'
import { stratifiedEffect } from './stratified'
import { tCritical } from './t-critical'
import { waldTwoProportions } from './two-proportions'
import { meanUnits } from './unit-sums'
import { welch } from './welch'
import { zFromLogP } from './z-from-log-p'

const Z = -normalQuantile(0.025)
const near = (ours: number | undefined, want: number, relative = 1e-9) =>
  expect(Math.abs((ours ?? Number.NaN) - want)).toBeLessThanOrEqual(relative * Math.abs(want))

describe('tails', () => {
  const apart = { control: { events: 10, n: 1_000_000 }, treatment: { events: 900_000, n: 1_000_000 } }
  test('p-values far out are never 0', () => {
    expect(waldTwoProportions(apart, 0.05)?.pValue).toBeGreaterThan(0)
    expect(fisherExact(apart)?.pValue).toBeGreaterThan(0)
    expect(fisherExact(apart)?.logP).toBeLessThan(-1e5)
    expect(sampleRatio([1_000_000, 10], [0.5, 0.5])?.pValue).toBeGreaterThan(0)
    const arm = (mean: number) => ({ n: 1e7, mean, variance: 1 })
    expect(welch({ control: arm(0), treatment: arm(5) }, { alpha: 0.05 })?.pValue).toBeGreaterThan(0)
  })
  test('z from the logarithm of p and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (z) => {
        near(zFromLogP(normalLogTwoSided(z)), z, z < 0.1 ? 1e-10 : 1e-12)
      }),
    )
  })
  test('t quantiles by expansion equal the inverse', () => {
    for (const df of [1.5, 9, 10, 12.3, 50, 197.4, 1999, 2000, 2345.6, 1e4, 1e6]) {
      for (const tail of [0.9, 0.4, 0.1, 0.025, 0.005, 1e-4, 1e-6])
        near(tCritical(tail, df), -tQuantile(tail, df), 1e-10)
    }
  })
})

describe('small tables', () => {
  /** SciPy's hypergeometric distribution, equal tables counted half. */
  test.each([
    { x: [3, 12, 7, 11], midP: 0.06780378055112204, p: 0.09953271926619617 },
    { x: [0, 50, 4, 50], midP: 0.05873164636051231, p: 0.11746329272102468 },
    { x: [9, 4072, 29, 2035], midP: 3.733574190274267e-8, p: 6.523331803443963e-8 },
    { x: [2, 1000, 9, 1000], midP: 0.03810486270976549, p: 0.06470495791578931 },
  ])('Fisher and mid-p: $x', ({ x: [x1 = 0, n1 = 0, x2 = 0, n2 = 0], midP, p }) => {
    const found = fisherExact({ control: { events: x1, n: n1 }, treatment: { events: x2, n: n2 } })
    near(found?.midP, midP, 1e-8)
    near(found?.pValue, p, 1e-8)
  })
  test('Miettinen and Nurminen hold the difference and turn with the arms', () => {
    const share = fc
      .integer({ min: 1, max: 300 })
      .chain((n) => fc.record({ n: fc.constant(n), events: fc.integer({ min: 0, max: n }) }))
    fc.assert(
      fc.property(share, share, (control, treatment) => {
        const found = miettinenNurminen({ control, treatment }, Z)
        const turned = miettinenNurminen({ control: treatment, treatment: control }, Z)
        const value = treatment.events / treatment.n - control.events / control.n
        expect(found.low).toBeLessThanOrEqual(value + 1e-12)
        expect(found.high).toBeGreaterThanOrEqual(value - 1e-12)
        expect(found.low).toBeCloseTo(-turned.high, 6)
        expect(found.high - found.low).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })
  test('equivalence of two shares', () => {
    const at = (events: number, other: number) =>
      equivalentProportions(
        { control: { events, n: 2000 }, treatment: { events: other, n: 2000 } },
        { margin: 0.05, alpha: 0.05 },
      )
    expect(at(1800, 1805)?.shown).toBe(true)
    expect(at(1800, 1265)?.shown).toBe(false)
    expect(at(1800, 1800)?.power).toBeGreaterThan(0.99)
  })
})

describe('relative effect', () => {
  test('excludes 0 exactly when the absolute effect does, also below 0', () => {
    const mean = fc.double({ min: -10, max: 10, noNaN: true })
    const variance = fc.double({ min: 1e-3, max: 2, noNaN: true })
    fc.assert(
      fc.property(mean, mean, fc.tuple(variance, variance), (a, b, [va, vb]) => {
        const found = fiellerInterval(
          { control: { mean: a, variance: va }, treatment: { mean: b, variance: vb } },
          { below: Z, above: Z },
        )
        if (found.low === null) return
        const half = Z * Math.sqrt(va + vb)
        if (Math.abs(Math.abs(b - a) - half) < 1e-9) return
        expect(found.low > 0).toBe(b - a - half > 0)
        expect(found.high < 0).toBe(b - a + half < 0)
      }),
    )
  })
})

describe('group-sequential', () => {
  test('one look is the plain z test', () => {
    const { bounds } = spendingBounds([1], { alpha: 0.05 })
    near(bounds[0], Z)
    const found = stageWise({ information: [4], bounds: [Z] }, 2.5, 0.05)
    near(found.pValue, Math.exp(normalLogTwoSided(2.5)), 1e-9)
    near(found.low, (2.5 - Z) / 2, 1e-8)
    near(found.high, (2.5 + Z) / 2, 1e-8)
  })
  test("published O'Brien-Fleming bounds of five looks", () => {
    const { bounds } = spendingBounds([0.2, 0.4, 0.6, 0.8, 1], { alpha: 0.05 })
    for (const [i, want] of [4.877, 3.357, 2.68, 2.29, 2.031].entries()) expect(bounds[i]).toBeCloseTo(want, 3)
  })
  test('what is left after all looks is 1 - alpha, also after an overrun', () => {
    for (const fractions of [
      [0.2, 0.4, 0.6, 0.8, 1],
      [0.3, 0.35, 1.01],
      [0.1, 0.9, 1.4],
    ]) {
      const { bounds } = spendingBounds(fractions, { alpha: 0.05 })
      let state = start
      for (const [i, information] of fractions.entries()) {
        state = proceed(state, { information, bound: bounds[i] ?? 0, theta: 0 })
      }
      near(
        state.masses.reduce((sum, mass) => sum + mass, 0),
        0.95,
        1e-6,
      )
    }
  })
  test('stage-wise interval agrees with the bound at every look', () => {
    const fractions = [0.2, 0.4, 0.6, 0.8, 1]
    const { bounds, spent } = spendingBounds(fractions, { alpha: 0.05 })
    for (const stop of [2, 3, 4]) {
      const looks = { information: fractions.slice(0, stop + 1), bounds: bounds.slice(0, stop + 1) }
      const bound = bounds[stop] ?? 0
      near(stageWise(looks, bound, 0.05).pValue, spent[stop] ?? 0, 1e-6)
      expect(stageWise(looks, bound + 0.001, 0.05).low).toBeGreaterThan(0)
      if (stop === 4) expect(stageWise(looks, bound - 0.001, 0.05).low).toBeLessThan(0)
      expect(stageWise(looks, -bound - 0.001, 0.05).high).toBeLessThan(0)
    }
  })
})

describe('strata', () => {
  const sums = (values: readonly number[]) => ({
    n: values.length,
    sum: values.reduce((a, b) => a + b, 0),
    squares: values.reduce((a, b) => a + b * b, 0),
  })
  test("one stratum is Welch's test", () => {
    const [a, b] = [sums([1, 4, 2, 8, 5]), sums([3, 9, 4, 4, 7, 1])]
    const found = stratifiedEffect([{ control: meanUnits(a), treatment: meanUnits(b) }])
    const [control, treatment] = [meanEstimate(a), meanEstimate(b)]
    if (!control || !treatment || !found) throw new Error('no estimate')
    const plain = welch({ control, treatment }, { alpha: 0.05 })
    near(found.value, plain?.value ?? 0)
    near(found.standardError, plain?.standardError ?? 0)
    near(found.df, plain?.df ?? 0)
  })
  test('one stratum of a ratio is the delta method', () => {
    const arm = {
      numerator: { n: 40, sum: 30, squares: 44 },
      denominator: { n: 40, sum: 90, squares: 260 },
      products: 81,
    }
    const units = {
      ...meanUnits(arm.numerator),
      denominator: 90,
      denominatorSquares: 260,
      outcomeByDenominator: 81,
    }
    const found = stratifiedEffect([{ control: units, treatment: units }])
    const plain = ratioEstimate(arm)
    near(found?.control.mean, plain?.mean ?? 0)
    near(found?.control.variance, (plain?.variance ?? 0) / 40)
  })
  test('a ramp over days of different level is no effect', () => {
    const day = (n: number, rate: number) => meanUnits({ n, sum: n * rate, squares: n * rate })
    const strata = [
      { control: day(9000, 0.02), treatment: day(1000, 0.02) },
      { control: day(5000, 0.04), treatment: day(5000, 0.04) },
    ]
    expect(Math.abs(stratifiedEffect(strata)?.value ?? 1)).toBeLessThan(1e-12)
    expect(Math.abs(stratifiedEffect([pooledStratum(strata)])?.value ?? 0)).toBeGreaterThan(0.005)
  })
  test('merged strata keep all units and have enough of them', () => {
    const count = fc.integer({ min: 0, max: 30 })
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { maxLength: 12 }), (days) => {
        const arm = (n: number) => meanUnits({ n, sum: n, squares: n })
        const merged = mergeStrata(
          days.map(([a, b]) => ({ control: arm(a), treatment: arm(b) })),
          10,
        )
        const total = merged.reduce((sum, { control, treatment }) => sum + control.n + treatment.n, 0)
        expect(total).toBe(days.reduce((sum, [a, b]) => sum + a + b, 0))
        if (merged.length > 1)
          expect(merged.every(({ control, treatment }) => control.n >= 10 && treatment.n >= 10)).toBe(true)
      }),
    )
  })
})

describe('waiting and pairs', () => {
  /** scipy.stats.logrank on the same 20 units. */
  test('log-rank equals SciPy', () => {
    const x = { times: [1, 2, 2, 3, 4, 5, 5, 6, 7, 7], events: [1, 1, 0, 1, 0, 1, 1, 0, 1, 0] }
    const y = { times: [2, 3, 5, 6, 8, 9, 10, 10, 10, 4], events: [1, 1, 1, 0, 1, 0, 0, 1, 0, 1] }
    const grid = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const table = ({ times, events }: typeof x) => ({
      events: grid.map((t) => times.reduce((sum, time, i) => sum + (time === t ? (events[i] ?? 0) : 0), 0)),
      atRisk: grid.map((t) => times.filter((time) => time >= t).length),
    })
    const found = logRank(table(x), table(y))
    near(found?.statistic, 1.3188406018789898)
    near(found?.pValue, 0.25080023242123617)
  })
  test('paired losses', () => {
    const found = pairedLossTest({ n: 5, sum: -2, squares: 1.5 }, 0.05)
    near(found?.statistic, -0.4 / Math.sqrt(0.7 / 4 / 5))
    expect(pairedLossTest({ n: 1, sum: 1, squares: 1 }, 0.05)).toBeNull()
  })
  test('the sequential sample ratio carries over a change of shares', () => {
    const sound = sequentialSampleRatio([
      { counts: [900, 100], shares: [0.9, 0.1] },
      { counts: [5000, 5000], shares: [0.5, 0.5] },
    ])
    expect(sound.pValue).toBeGreaterThan(0.5)
    const broken = sequentialSampleRatio([
      { counts: [9000, 1000], shares: [0.9, 0.1] },
      { counts: [5000, 4400], shares: [0.5, 0.5] },
      { counts: [5000, 4400], shares: [0.5, 0.5] },
    ])
    expect(broken.pValue).toBeLessThan(1e-6)
  })
})
