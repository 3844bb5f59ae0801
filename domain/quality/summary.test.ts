import { describe, expect, test } from 'vitest'
import type { CategoricalBaseline, CategoricalCounts, NumericBaseline, NumericCounts } from '@/domain/features/baseline'
import vectors from '@/stats/fixtures/metrics_intervals.json'
import { compareShares } from './share'
import { featureQuality, summariseQuality } from './summary'

const numeric = (counts: number[], missing = 0, invalid = 0): NumericBaseline => ({
  name: 'income',
  kind: 'numeric',
  edges: [1],
  counts,
  centredSums: [0, 0],
  n: counts.reduce((a, b) => a + b, 0),
  missing,
  invalid,
  mean: 1,
  sd: 1,
  min: 0,
  max: 2,
  distinct: 2,
})
const inWindow = (change: Partial<NumericCounts>): NumericCounts => ({
  kind: 'numeric',
  n: 500,
  missing: 0,
  invalid: 0,
  belowMin: 0,
  aboveMax: 0,
  bins: [250, 250],
  centredSum: 0,
  centredSquares: 0,
  centredSums: [0, 0],
  min: 0,
  max: 2,
  ...change,
})
const categorical: CategoricalBaseline = {
  name: 'city',
  kind: 'categorical',
  categories: ['a', 'b'],
  counts: [600, 380],
  other: 20,
  n: 1000,
  missing: 0,
  invalid: 0,
  distinct: 9,
}
const seen: CategoricalCounts = {
  kind: 'categorical',
  n: 200,
  missing: 0,
  invalid: 0,
  bins: [100, 60],
  other: 10,
  unseen: 30,
}

describe('shares beside the reference', () => {
  test.each([
    ['ok', { count: 0, n: 500 }, { count: 0, n: 1000 }],
    ['ok', { count: 60, n: 500 }, { count: 120, n: 1000 }],
    ['worse', { count: 60, n: 500 }, { count: 20, n: 1000 }],
    ['ok', { count: 2, n: 50 }, { count: 20, n: 1000 }],
    ['ok', { count: 900, n: 100_000 }, { count: 0, n: 100_000 }],
    ['ok', { count: 0, n: 500 }, { count: 900, n: 1000 }],
    ['insufficient', { count: 29, n: 29 }, { count: 0, n: 1000 }],
    ['insufficient', { count: 100, n: 1000 }, { count: 0, n: 10 }],
    ['insufficient', { count: 0, n: 0 }, { count: 0, n: 1000 }],
    ['insufficient', { count: 5, n: 500 }, { count: 0, n: 0 }],
  ] as const)('%s for %o against %o', (verdict, window, reference) => {
    expect(compareShares(window, reference).verdict).toBe(verdict)
  })
  test('have limits about the rise', () => {
    const { low, high } = compareShares({ count: 16, n: 30 }, { count: 14, n: 28 })
    const vector = vectors.vectors.find(({ id }) => id === 'diffci-newcomb-1')
    expect(low).toBeLessThan(Number(vector?.expected.ci_low))
    expect(high).toBeGreaterThan(Number(vector?.expected.ci_high))
  })
})

test('a numeric feature counts missing and invalid of all rows, out of range of valid ones', () => {
  const counts = inWindow({ missing: 100, invalid: 10, aboveMax: 20, belowMin: 5 })
  const row = featureQuality(numeric([500, 500], 10), counts)
  expect(row.n).toEqual({ window: 610, reference: 1010 })
  expect(row.missing).toMatchObject({ count: 100, window: 100 / 610, reference: 10 / 1010, verdict: 'worse' })
  expect(row.invalid).toMatchObject({ count: 10, reference: 0 })
  expect(row.outOfRange).toMatchObject({ count: 25, window: 0.05, reference: 0, verdict: 'worse' })
  expect(row.unseen).toBeNull()
  expect(row.verdict).toBe('worse')
})

test('a categorical feature counts categories the reference never had', () => {
  const row = featureQuality(categorical, seen)
  expect(row.n).toEqual({ window: 200, reference: 1000 })
  expect(row.unseen).toMatchObject({ count: 30, window: 0.15, verdict: 'worse' })
  expect(row.outOfRange).toBeNull()
})

test('a window without rows is insufficient, not fine', () => {
  expect(featureQuality(numeric([500, 500]), inWindow({ n: 0, bins: [0, 0] })).verdict).toBe('insufficient')
})

test('an empty column in reference and window is fine', () => {
  const row = featureQuality(numeric([0, 0], 1000), inWindow({ n: 0, bins: [0, 0], missing: 500 }))
  expect(row.missing.verdict).toBe('ok')
  expect(row.verdict).toBe('insufficient')
})

test('the summary counts features and orders unknown ones by number', () => {
  const summary = summariseQuality({
    features: [
      { baseline: numeric([500, 500]), counts: inWindow({}) },
      { baseline: categorical, counts: seen },
    ],
    unknown: [
      { feature: 'b', count: 2 },
      { feature: 'a', count: 2 },
      { feature: 'c', count: 50 },
    ],
    predictions: 100,
  })
  expect(summary).toMatchObject({ worse: 1, insufficient: 0 })
  expect(summary.unknownFeatures).toEqual([
    { feature: 'c', count: 50, share: 0.5 },
    { feature: 'a', count: 2, share: 0.02 },
    { feature: 'b', count: 2, share: 0.02 },
  ])
})
