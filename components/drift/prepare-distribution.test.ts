import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CategoricalBaseline, NumericBaseline, NumericCounts } from '@/domain/features/baseline'
import { categoryShift, meanShift } from './mean-shift'
import { distributionBins, missingShares, shownEdges } from './prepare-distribution'

const numeric = (edges: number[], counts: number[]): NumericBaseline => ({
  name: 'amount',
  kind: 'numeric',
  edges,
  counts,
  centredSums: counts.map(() => 0),
  n: counts.reduce((a, b) => a + b, 0),
  missing: 10,
  invalid: 0,
  mean: 5,
  sd: 2,
  min: 0,
  max: 10,
  distinct: counts.length,
})
const window = (bins: number[], centredSum = 0): NumericCounts => ({
  kind: 'numeric',
  n: bins.reduce((a, b) => a + b, 0),
  missing: 4,
  invalid: 0,
  belowMin: 0,
  aboveMax: 0,
  bins,
  centredSum,
  centredSquares: 0,
  centredSums: bins.map(() => 0),
  min: 0,
  max: 10,
})

describe('the distribution', () => {
  it('keeps every bin where there are few', () => {
    expect(distributionBins(numeric([1, 2], [50, 25, 25]), window([1, 1, 2]))).toEqual([
      { low: null, high: 1, reference: 0.5, window: 0.25 },
      { low: 1, high: 2, reference: 0.25, window: 0.25 },
      { low: 2, high: null, reference: 0.25, window: 0.5 },
    ])
  })
  it('merges whole bins only: bars adjoin, none is lost, at most twelve', () => {
    const increasing = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 12, maxLength: 63 })
    fc.assert(
      fc.property(increasing, (values) => {
        const edges = [...values].sort((a, b) => a - b)
        const counts = [...edges, 0].map((_, place) => (place % 5) + 1)
        const bins = distributionBins(numeric(edges, counts), window(counts.map((count) => count * 2)))
        expect(bins.length).toBeLessThanOrEqual(12)
        expect(bins[0]?.low).toBeNull()
        expect(bins.at(-1)?.high).toBeNull()
        for (const [place, bin] of bins.slice(1).entries()) expect(bin.low).toBe(bins[place]?.high)
        const sum = bins.reduce((all, bin) => all + (bin.reference ?? 0), 0)
        expect(sum).toBeCloseTo(1, 9)
        for (const bin of bins) expect(bin.window).toBeCloseTo(bin.reference ?? -1, 9)
      }),
    )
  })
  it('cuts an even spread evenly', () => {
    const edges = Array.from({ length: 61 }, (_, place) => place)
    expect(shownEdges(edges)).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60])
  })
  it('puts rare and unseen categories into one bar', () => {
    const categories = Array.from({ length: 13 }, (_, place) => `c${place}`)
    const baseline: CategoricalBaseline = {
      name: 'origin',
      kind: 'categorical',
      categories,
      counts: categories.map(() => 10),
      other: 0,
      n: 130,
      missing: 0,
      invalid: 0,
      distinct: 13,
    }
    const counts = {
      kind: 'categorical' as const,
      n: 13,
      missing: 0,
      invalid: 0,
      bins: [7, ...new Array<number>(12).fill(0)],
      other: 1,
      unseen: 5,
    }
    const bins = distributionBins(baseline, counts)
    expect(bins).toHaveLength(12)
    expect(bins[0]).toEqual({ label: 'c0', reference: 10 / 130, window: 7 / 13 })
    expect(bins.at(-1)).toEqual({ special: 'other', reference: 20 / 130, window: 6 / 13 })
    expect(categoryShift(baseline, counts)?.category).toBe('c0')
    expect(meanShift(baseline, counts)).toBeNull()
  })
  it('says nothing of an empty side', () => {
    expect(distributionBins(numeric([1], [0, 0]), window([0, 3]))[1]).toEqual({
      low: 1,
      high: null,
      reference: null,
      window: 1,
    })
    expect(meanShift(numeric([1], [0, 0]), window([0, 3]))).toBeNull()
  })
})

describe('means and missing', () => {
  it.each([
    [4, 'higher', 7],
    [-4, 'lower', 3],
    [0.1, 'spread', 5.05],
  ] as const)('a centred sum of %d over 2 rows is %s', (sum, direction, mean) => {
    const shift = meanShift(numeric([1], [5, 5]), window([1, 1], sum))
    expect(shift).toEqual({ reference: 5, window: expect.closeTo(mean, 9), direction })
  })
  it('are shares of all rows', () => {
    expect(missingShares(numeric([1], [45, 45]), window([2, 2]))).toEqual({ reference: 0.1, window: 0.5 })
  })
})
