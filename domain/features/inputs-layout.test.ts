import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildBaseline } from '@/domain/drift/baseline'
import type { FeatureSample } from './baseline'
import { inputsLayout, mergeSummary } from './inputs-layout'
import {
  categoricalSample as categorical,
  countsIn,
  foldSample,
  numericSample as numeric,
  sampleCounts,
} from './sample-fixture'

const build = (sample: FeatureSample) => buildBaseline({ name: 'x', sample })
const values = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ min: -20, max: 20, noNaN: true })), {
  maxLength: 200,
})

describe('folding', () => {
  it('the reference folded onto its own bins is the baseline', () => {
    fc.assert(
      fc.property(values, (rows) => {
        const baseline = build(numeric(rows))
        const folded = sampleCounts(baseline, numeric(rows))
        if (folded.kind !== 'numeric' || baseline.kind !== 'numeric') throw new Error('kind')
        expect(folded.bins).toEqual(baseline.counts)
        expect(folded).toMatchObject({ n: rows.length, belowMin: 0, aboveMax: 0 })
        expect(folded.centredSquares).toBeCloseTo(baseline.n * baseline.sd * baseline.sd, 6)
        expect([folded.min, folded.max]).toEqual([baseline.min, baseline.max])
      }),
    )
  })

  it('a sum of parts is the whole, in any order', () => {
    fc.assert(
      fc.property(values, values, values, (reference, a, b) => {
        const baseline = build(numeric(reference))
        const merged = foldSample(baseline, numeric(a, 1))
        mergeSummary(merged, foldSample(baseline, numeric(b, 2)))
        const sum = countsIn(baseline, merged)
        const whole = sampleCounts(baseline, numeric([...b, ...a], 3))
        if (sum.kind !== 'numeric' || whole.kind !== 'numeric') throw new Error('kind')
        expect(sum.bins).toEqual(whole.bins)
        expect([sum.n, sum.missing]).toEqual([whole.n, 3])
        expect(sum.centredSum).toBeCloseTo(whole.centredSum, 6)
        expect([sum.min, sum.max, sum.belowMin]).toEqual([whole.min, whole.max, whole.belowMin])
      }),
    )
  })

  it('says where a value lies against the range of the reference', () => {
    const counts = sampleCounts(build(numeric([0, 10])), numeric([-1, 0, 5, 10, 11, 12], 2, 1))
    expect(counts).toMatchObject({ n: 6, belowMin: 1, aboveMax: 2, missing: 2, invalid: 1, min: -1, max: 12 })
  })

  it('tells other from unseen categories', () => {
    const many = Array.from({ length: 300 }, (_, i) => `k${String(i).padStart(3, '0')}`)
    const baseline = build(categorical(many))
    const counts = sampleCounts(baseline, categorical(['k000', 'k299', 'new']), new Set(many))
    expect(counts).toMatchObject({ n: 3, other: 1, unseen: 1 })
    expect(sampleCounts(baseline, categorical(['k299']))).toMatchObject({ other: 0, unseen: 1 })
  })

  it('refuses to mix kinds', () => {
    expect(() => sampleCounts(build(numeric([1])), categorical(['a']))).toThrow(TypeError)
    expect(() => sampleCounts(build(categorical(['a'])), numeric([1]))).toThrow(TypeError)
  })
})

it('features lie one after the other without a gap', () => {
  const [amount, country] = [build(numeric([1, 2, 3])), build(categorical(['a', 'b']))]
  const layout = inputsLayout([amount, country, amount])
  const sizes = layout.features.map(({ counts }) => counts)
  expect(sizes).toEqual([0, 5 + amount.counts.length, 5 + amount.counts.length + 3 + 2 + 2])
  expect(layout.counts).toBe(2 * (5 + amount.counts.length) + 3 + 2 + 2)
})
