import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CategoricalSample, FeatureSample, NumericSample } from '@/domain/features/baseline'
import { BASELINE_CATEGORIES, buildBaseline, DISTINCT_LIMIT } from './baseline'
import { addCounts, baselineCounts, emptyCounts, numericBin, sampleCounts } from './fold'

const numeric = (values: readonly number[], missing = 0): NumericSample => ({
  kind: 'numeric',
  values: Float64Array.from(values),
  missing,
  invalid: 0,
})
function categorical(values: readonly string[], missing = 0): CategoricalSample {
  const categories = [...new Set(values)]
  return {
    kind: 'categorical',
    codes: Int32Array.from(values, (v) => categories.indexOf(v)),
    categories,
    missing,
    invalid: 0,
  }
}
const build = (sample: FeatureSample) => buildBaseline({ name: 'x', sample })
const ramp = (n: number, of: (i: number) => number = (i) => i) => Array.from({ length: n }, (_, i) => of(i))

describe('numeric baseline', () => {
  it('has 64 bins of equal frequency for all-distinct values', () => {
    const baseline = build(numeric(ramp(6400, (i) => (i * 2741) % 6400)))
    if (baseline.kind !== 'numeric') throw new Error('kind')
    expect(baseline.counts).toEqual(new Array(64).fill(100))
    expect(baseline.edges[0]).toBe(99)
    expect(baseline).toMatchObject({ n: 6400, min: 0, max: 6399, mean: 3199.5, distinct: 6400 })
    expect(baseline.sd).toBeCloseTo(Math.sqrt((6400 ** 2 - 1) / 12), 9)
  })
  it('gives each of up to 64 values a bin', () => {
    const baseline = build(numeric(ramp(1000, (i) => i % 64)))
    expect(baseline.counts).toHaveLength(64)
    expect(baseline.counts.reduce((a, b) => a + b, 0)).toBe(1000)
  })
  it('sets a value with more than 1/64 of the rows apart', () => {
    const baseline = build(numeric([...ramp(500), ...new Array(20).fill(250.5)]))
    if (baseline.kind !== 'numeric') throw new Error('kind')
    const bin = numericBin(baseline.edges, 250.5)
    expect([baseline.edges[bin - 1], baseline.edges[bin], baseline.counts[bin]]).toEqual([250, 250.5, 20])
  })
  it.each([
    ['constant', numeric([7, 7, 7]), { edges: [], counts: [3], sd: 0, mean: 7, distinct: 1 }],
    ['empty', numeric([], 5), { edges: [], counts: [0], n: 0, missing: 5, min: null, max: null, sd: 0, distinct: 0 }],
    ['one value', numeric([3]), { edges: [], counts: [1], n: 1, min: 3, max: 3 }],
    ['enormous', numeric([-1e308, 1e308, 1e308]), { counts: [1, 2], min: -1e308 }],
  ])('%s', (_, sample, expected) => {
    const baseline = build(sample)
    expect(baseline).toMatchObject(expected)
    expect(JSON.stringify(baseline)).not.toContain('null,null')
    for (const number of Object.values(baseline).flat())
      if (typeof number === 'number') expect(number).toSatisfy(Number.isFinite)
  })
  it('counts distinct values up to the limit', () => {
    expect(build(numeric(ramp(DISTINCT_LIMIT + 500))).distinct).toBe(DISTINCT_LIMIT + 1)
  })
})

describe('categorical baseline', () => {
  it('orders by frequency, then by text', () => {
    expect(build(categorical(['b', 'a', 'c', 'c', 'a', 'c'], 2))).toEqual({
      name: 'x',
      kind: 'categorical',
      categories: ['c', 'a', 'b'],
      counts: [3, 2, 1],
      other: 0,
      n: 6,
      missing: 2,
      invalid: 0,
      distinct: 3,
    })
  })
  it('keeps 255 and counts the rest', () => {
    const baseline = build(categorical(ramp(300).map((i) => `k${i}`)))
    expect(baseline).toMatchObject({ n: 300, other: 45, distinct: 300 })
    expect(baseline.counts).toHaveLength(BASELINE_CATEGORIES)
  })
  it('of nothing is empty', () => {
    expect(build(categorical([], 3))).toMatchObject({
      categories: [],
      counts: [],
      other: 0,
      n: 0,
      missing: 3,
      distinct: 0,
    })
  })
})

describe('folding', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ min: -20, max: 20, noNaN: true })), {
    maxLength: 200,
  })
  it('the reference folded onto its own bins is the baseline', () => {
    fc.assert(
      fc.property(values, (rows) => {
        const baseline = build(numeric(rows))
        const [folded, stored] = [sampleCounts(baseline, numeric(rows)), baselineCounts(baseline)]
        expect(folded.bins).toEqual(stored.bins)
        expect(folded).toMatchObject({ n: rows.length, belowMin: 0, aboveMax: 0 })
        if (folded.kind !== 'numeric' || stored.kind !== 'numeric') throw new Error('kind')
        expect(folded.centredSquares).toBeCloseTo(stored.centredSquares, 6)
        expect([folded.min, folded.max]).toEqual([stored.min, stored.max])
      }),
    )
  })
  it('a sum of parts is the whole, in any order', () => {
    fc.assert(
      fc.property(values, values, values, (reference, a, b) => {
        const baseline = build(numeric(reference))
        const [x, y] = [sampleCounts(baseline, numeric(a, 1)), sampleCounts(baseline, numeric(b, 2))]
        const whole = sampleCounts(baseline, numeric([...b, ...a], 3))
        const sum = addCounts(addCounts(emptyCounts(baseline), x), y)
        expect(sum.bins).toEqual(whole.bins)
        expect([sum.n, sum.missing]).toEqual([whole.n, 3])
        if (sum.kind !== 'numeric' || whole.kind !== 'numeric') throw new Error('kind')
        expect(sum.centredSum).toBeCloseTo(whole.centredSum, 6)
        expect([sum.min, sum.max, sum.belowMin]).toEqual([whole.min, whole.max, whole.belowMin])
      }),
    )
  })
  it('tells other from unseen categories', () => {
    const many = ramp(300).map((i) => `k${String(i).padStart(3, '0')}`)
    const baseline = build(categorical(many))
    const counts = sampleCounts(baseline, categorical(['k000', 'k299', 'new']), new Set(many))
    expect(counts).toMatchObject({ n: 3, other: 1, unseen: 1 })
    expect(sampleCounts(baseline, categorical(['k299']))).toMatchObject({ other: 0, unseen: 1 })
  })
  it('refuses to mix kinds', () => {
    const [a, b] = [build(numeric([1])), build(categorical(['a']))]
    expect(() => addCounts(baselineCounts(a), baselineCounts(b))).toThrow(TypeError)
    expect(() => sampleCounts(a, categorical(['a']))).toThrow(TypeError)
  })
})
