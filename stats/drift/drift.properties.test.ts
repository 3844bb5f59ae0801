import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalFrequencyEdges } from './equal-frequency-edges'
import { exactDistances } from './exact-distances'
import { hellinger } from './hellinger'
import { jensenShannon } from './jensen-shannon'
import { ksBinned } from './ks-binned'
import { mergeCounts, mergeGroups } from './merge-bins'
import { placedCounts, placeWindow, preparedCounts } from './placed-window'
import { prepareReference } from './prepared-reference'
import { psi } from './psi'
import { shares, smoothedShares } from './shares'
import { totalVariation } from './total-variation'
import { wassersteinBinned } from './wasserstein-binned'

const value = fc.oneof(
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.integer({ min: -4, max: 4 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)
const sample = fc.array(value, { minLength: 1, maxLength: 120 }).map((values) => Float64Array.from(values))

/** F - G walked over the merged values: the definition, in quadratic time. */
function slow(r: Float64Array, w: Float64Array) {
  const all = [...r, ...w].sort((a, b) => a - b)
  const below = (values: Float64Array, x: number) => values.filter((v) => v <= x).length / values.length
  let [ks, wasserstein] = [0, 0]
  for (const [i, x] of all.entries()) {
    const gap = Math.abs(below(r, x) - below(w, x))
    ks = Math.max(ks, gap)
    wasserstein += gap * ((all[i + 1] ?? x) - x)
  }
  return { ks, wasserstein }
}

function binned(edges: readonly number[], values: Float64Array, centre: number) {
  const counts = new Array<number>(edges.length + 1).fill(0)
  const centredSums = new Array<number>(edges.length + 1).fill(0)
  for (const x of values) {
    const found = edges.findIndex((edge) => x <= edge)
    const bin = found < 0 ? edges.length : found
    counts[bin] = (counts[bin] ?? 0) + 1
    centredSums[bin] = (centredSums[bin] ?? 0) + (x - centre)
  }
  return { counts, centredSums }
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

describe('exact distances', () => {
  it('equal the definition', () => {
    fc.assert(
      fc.property(sample, sample, (r, w) => {
        const [fast, want] = [exactDistances(prepareReference(r), w), slow(r, w)]
        return close(fast.ks, want.ks) && close(fast.wasserstein, want.wasserstein)
      }),
      { numRuns: 300 },
    )
  })
  it('are symmetric, and 0 for a sample against itself', () => {
    fc.assert(
      fc.property(sample, sample, (r, w) => {
        const [there, back] = [exactDistances(prepareReference(r), w), exactDistances(prepareReference(w), r)]
        const same = exactDistances(prepareReference(r), r)
        return (
          close(there.ks, back.ks) &&
          close(there.wasserstein, back.wasserstein) &&
          same.ks === 0 &&
          same.wasserstein === 0
        )
      }),
    )
  })
  it('are the same for windows large enough to be grouped', () => {
    const wave = (i: number) => Math.sin(i * 12.9898) * 43758.5453
    const r = Float64Array.from({ length: 9000 }, (_, i) => wave(i) - Math.floor(wave(i)))
    const w = Float64Array.from({ length: 70_000 }, (_, i) => (wave(i + 1e4) - Math.floor(wave(i + 1e4))) ** 1.02)
    const parts = [w.subarray(0, 35_000), w.subarray(35_000)]
    const whole = placeWindow(prepareReference(r), w)
    const [a, b] = parts.map((part) => placeWindow(prepareReference(r), part))
    whole.inside.forEach((count, i) => {
      expect(close((a?.inside[i] ?? 0) + (b?.inside[i] ?? 0), count)).toBe(true)
    })
    const [there, back] = [exactDistances(prepareReference(r), w), exactDistances(prepareReference(w), r)]
    expect(there.ks).toBeCloseTo(back.ks, 12)
    expect(there.wasserstein).toBeCloseTo(back.wasserstein, 12)
  })
  it('merge counts onto any edges of the reference', () => {
    fc.assert(
      fc.property(sample, sample, (r, w) => {
        const prepared = prepareReference(r)
        const edges = equalFrequencyEdges(prepared.sorted, 8)
        expect([...placedCounts(prepared, placeWindow(prepared, w), edges)]).toEqual(binned(edges, w, 0).counts)
        expect([...preparedCounts(prepared, edges)]).toEqual(binned(edges, r, 0).counts)
      }),
    )
  })
})

describe('distances from bins', () => {
  const pairs = fc.tuple(sample, sample, fc.integer({ min: 2, max: 16 }))
  it('bound the exact ones', () => {
    fc.assert(
      fc.property(pairs, ([r, w, bins]) => {
        const edges = equalFrequencyEdges(r.slice().sort(), bins)
        const centre = r.reduce((sum, x) => sum + x, 0) / r.length
        const [a, b] = [binned(edges, r, centre), binned(edges, w, centre)]
        const exact = exactDistances(prepareReference(r), w)
        const ks = ksBinned(shares(a.counts) ?? [], shares(b.counts) ?? [])
        const slack = 1e-9 * (1 + Math.abs(centre) + exact.wasserstein)
        expect(ks.value).toBeLessThanOrEqual(exact.ks + 1e-12)
        expect(ks.value + ks.bound).toBeGreaterThanOrEqual(exact.ks - 1e-12)
        const earth = wassersteinBinned({ edges, centre, reference: a, window: b })
        expect(earth.value).toBeLessThanOrEqual(exact.wasserstein + slack)
        expect(earth.value + earth.bound).toBeGreaterThanOrEqual(exact.wasserstein - slack)
      }),
      { numRuns: 500 },
    )
  })
})

it('equal-frequency edges are data, ascending, never the largest value; heavy values stand alone', () => {
  fc.assert(
    fc.property(sample, fc.integer({ min: 2, max: 64 }), (r, bins) => {
      const edges = equalFrequencyEdges(r.slice().sort(), bins)
      const values = [...new Set(r)]
      const most = Math.max(...values)
      edges.forEach((edge, i) => {
        expect(values).toContain(edge)
        expect(edge).toBeLessThan(most)
        if (i > 0) expect(edge).toBeGreaterThan(edges[i - 1] ?? edge)
      })
      if (values.length <= bins) expect(edges.length).toBe(values.length - 1)
      const { counts } = binned(edges, r, 0)
      for (const value of values) {
        const count = r.filter((x) => x === value).length
        const found = edges.findIndex((edge) => value <= edge)
        if (count > r.length / bins) expect(counts[found < 0 ? edges.length : found]).toBe(count)
      }
    }),
  )
})

describe('distances of shares', () => {
  const table = fc
    .array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 2, maxLength: 70 })
    .filter((rows) => rows.some(([a]) => a > 0) && rows.some(([, b]) => b > 0))
  it('stay in their range, are symmetric, and do not rise when cells are merged', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const [a, b] = [rows.map(([x]) => x), rows.map(([, y]) => y)]
        const group = mergeGroups(a, 10)
        const [p, q] = [shares(a) ?? [], shares(b) ?? []]
        const [mp, mq] = [shares(mergeCounts(a, group)) ?? [], shares(mergeCounts(b, group)) ?? []]
        expect(mp.length).toBeLessThanOrEqual(10)
        for (const distance of [jensenShannon, hellinger, totalVariation]) {
          const found = distance(p, q)
          expect(found).toBeGreaterThanOrEqual(0)
          expect(found).toBeLessThanOrEqual(1 + 1e-12)
          expect(distance(q, p)).toBeCloseTo(found, 12)
          expect(distance(mp, mq)).toBeLessThanOrEqual(found + 1e-9)
          expect(distance(p, p)).toBe(0)
        }
        const [sp, sq] = [smoothedShares(a) ?? [], smoothedShares(b) ?? []]
        expect(psi(sp, sq)).toBeGreaterThanOrEqual(0)
        expect(psi(sp, sq)).toBeCloseTo(psi(sq, sp), 9)
      }),
    )
  })
})
