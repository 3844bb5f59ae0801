import { describe, expect, it } from 'vitest'
import type { FeatureSample } from '@/domain/features/baseline'
import { categoricalSample as categorical, numericSample as numeric } from '@/domain/features/sample-fixture'
import { binIndex } from '@/stats/metrics/bin-index'
import { BASELINE_CATEGORIES, buildBaseline, DISTINCT_LIMIT } from './baseline'

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
    const bin = binIndex(baseline.edges, 250.5)
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
