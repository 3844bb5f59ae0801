import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquareSf } from '@/stats/distributions/chi-square'
import growthbook from '@/stats/fixtures/ab_growthbook.json'
import {
  type AssignmentRule,
  armRanges,
  assign,
  bucket,
  chooseRange,
  growthbookBucket,
  growthbookRanges,
  resolve,
  sha256Hex,
} from './assignment'
import vectors from './assignment-vectors.json'

const half = [
  { arm: 'control', share: 0.5 },
  { arm: 'challenger', share: 0.5 },
]

describe('SHA-256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('FIPS 180: %#', (text, expected) => expect(sha256Hex(text)).toBe(expected))
})

describe('both implementations agree', () => {
  test.each(vectors.buckets)('$entity', ({ entity, bucket: expected }) => {
    expect(bucket('salt', 'layer', entity)).toBe(expected)
  })
  test.each(vectors.rules)('$name: chosen ids and 100,000 by digest', ({ rule, chosen, digest }) => {
    const told = (entity: string) => {
      const found = assign(rule as AssignmentRule, entity)
      return found.arm === null ? `|${found.reason}` : `${found.arm}|`
    }
    for (const { entity, answer } of chosen) expect(told(entity)).toBe(answer)
    const all = Array.from({ length: vectors.ids.count }, (_, i) => told(`${vectors.ids.prefix}${i}`))
    expect(sha256Hex(all.join('\n'))).toBe(digest)
  })
})

test('half a surrogate pair counts as the replacement character, as in the Python file', () => {
  expect(bucket('s', '', 'x\ud800')).toBe(bucket('s', '', 'x\ufffd'))
})

describe('GrowthBook', () => {
  const { assignment } = growthbook
  test.each(assignment.hash)('$version $seed $value', ({ seed, value, version, bucket: expected }) => {
    expect(growthbookBucket(seed, value, version)).toBe(expected)
  })
  test.each(assignment.bucket_ranges)('$name', ({ num_variations, coverage, weights, ranges }) => {
    for (const [i, [from, to]] of growthbookRanges(num_variations, coverage, weights).entries()) {
      expect(from).toBeCloseTo(ranges[i]?.[0] ?? Number.NaN, 12)
      expect(to).toBeCloseTo(ranges[i]?.[1] ?? Number.NaN, 12)
    }
  })
  test.each(assignment.choose)('$name', ({ n, ranges, variation }) => {
    expect(chooseRange(n, ranges as [number, number][])).toBe(variation)
  })
})

describe('nobody changes arm', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true })
  const reach = fc.double({ min: 0, max: 1, noNaN: true })
  test('on any ramp', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(share, reach, reach), { minLength: 2, maxLength: 6 }), fc.string(), (drawn, id) => {
        const total = drawn.reduce((sum, [size]) => sum + size, 0)
        const at = (step: 'before' | 'after') =>
          drawn.map(([size, x, y], i) => ({
            arm: `arm${i}`,
            share: size / total,
            reach: step === 'before' ? Math.min(x, y) : Math.max(x, y),
          }))
        const before = assign({ salt: 's', layer: '', arms: at('before') }, id)
        const after = assign({ salt: 's', layer: '', arms: at('after') }, id)
        if (before.arm !== null) expect(after.arm).toBe(before.arm)
      }),
      { numRuns: 2000 },
    )
  })
  test('ranges are beside each other and end at 1', () => {
    const ranges = armRanges([0.1, 0.2, 0.3, 0.4].map((size, i) => ({ arm: String(i), share: size })))
    expect(ranges[3]?.[1]).toBe(1)
    for (let i = 1; i < ranges.length; i++) expect(ranges[i]?.[0]).toBe(ranges[i - 1]?.[1])
  })
})

describe('a million ids', () => {
  const N = 1_000_000
  const CELLS = 20
  test('uniform in each layer and independent between two', () => {
    const joint = new Float64Array(CELLS * CELLS)
    const [first, second] = [new Float64Array(CELLS), new Float64Array(CELLS)]
    for (let i = 0; i < N; i++) {
      const a = Math.floor(bucket('one', 'layer-a', `entity-${i}`) * CELLS)
      const b = Math.floor(bucket('one', 'layer-b', `entity-${i}`) * CELLS)
      first[a] = (first[a] ?? 0) + 1
      second[b] = (second[b] ?? 0) + 1
      joint[a * CELLS + b] = (joint[a * CELLS + b] ?? 0) + 1
    }
    const mismatch = (counts: Float64Array, expected: number) =>
      counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chiSquareSf(mismatch(first, N / CELLS), CELLS - 1)).toBeGreaterThan(1e-3)
    expect(chiSquareSf(mismatch(second, N / CELLS), CELLS - 1)).toBeGreaterThan(1e-3)
    const expected = N / CELLS ** 2
    expect(chiSquareSf(mismatch(joint, expected), CELLS ** 2 - 1)).toBeGreaterThan(1e-3)
  })
})

describe('layers, holdout, resolution', () => {
  const one: AssignmentRule = { salt: 'a', layer: 'home', slot: { from: 0, to: 0.5 }, arms: half, holdout: 0.1 }
  const two: AssignmentRule = { ...one, salt: 'b', slot: { from: 0.5, to: 1 } }
  const ids = Array.from({ length: 20_000 }, (_, i) => `u${i}`)

  test('two tests of one layer share nobody, and together leave out the holdout only', () => {
    let held = 0
    for (const id of ids) {
      const [x, y] = [assign(one, id), assign(two, id)]
      expect(x.arm !== null && y.arm !== null).toBe(false)
      if (x.arm === null && y.arm === null) held++
    }
    expect(held / ids.length).toBeGreaterThan(0.09)
    expect(held / ids.length).toBeLessThan(0.11)
  })
  test('an OpenFeature answer for every case', () => {
    const versions = { control: 'v1', challenger: 'v2' }
    const rule: AssignmentRule = { salt: 's1', layer: '', arms: half }
    const base = { test: 'abt_1', running: true, rule, versions }
    expect(resolve(base, 'user-1', 'v1')).toMatchObject({ value: 'v1', variant: 'control', reason: 'SPLIT' })
    expect(resolve(base, 'a|b', 'v1')).toMatchObject({ variant: expect.any(String), reason: 'SPLIT' })
    expect(resolve({ ...base, running: false }, 'user-1', 'v1')).toMatchObject({ value: 'v1', reason: 'DISABLED' })
    expect(resolve(base, undefined, 'v1')).toMatchObject({ reason: 'ERROR', errorCode: 'TARGETING_KEY_MISSING' })
    const none = { ...base, rule: { ...rule, arms: half.map((arm) => ({ ...arm, reach: 0 })) } }
    expect(resolve(none, 'user-1', 'v0')).toMatchObject({ value: 'v0', reason: 'DEFAULT' })
  })
})
