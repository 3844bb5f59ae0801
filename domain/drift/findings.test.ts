import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FeatureSample } from '@/domain/features/baseline'
import {
  categoricalSample as categorical,
  numericSample as numeric,
  sampleCounts,
} from '@/domain/features/sample-fixture'
import { buildBaseline } from './baseline'
import { binnedFindings } from './binned'
import { exactFindings } from './exact'
import { DRIFT_PRESETS, type DriftFinding } from './finding'
import { allowedMethods } from './methods'
import { MINIMUM_ROWS } from './minimum'

/** A fixed scatter in (0, 1). */
const scatter = (n: number, seed = 1) =>
  Float64Array.from({ length: n }, (_, i) => {
    const x = Math.sin((i + 1) * 12.9898 + seed) * 43758.5453
    return x - Math.floor(x)
  })
const letters = (n: number, of: string, seed = 1) =>
  [...scatter(n, seed)].map((x) => of[Math.floor(x * of.length)] ?? 'a')

function both(
  reference: FeatureSample,
  window: FeatureSample,
  ask: { preset: 'evidently' | 'nannyml' | 'calibrated'; methods: string[] | null; minimum?: number },
) {
  const baseline = buildBaseline({ name: 'x', sample: reference })
  const binned = binnedFindings({ baseline, window: sampleCounts(baseline, window), ...ask })
  return {
    binned,
    exact: exactFindings({ feature: 'x', reference, window, referenceChunks: [reference, window], ...ask }),
  }
}

function sane(finding: DriftFinding): void {
  const numbers = [finding.value, finding.threshold, finding.pValue, finding.bound ?? 0, finding.detectableShift]
  for (const number of numbers) if (number !== null) expect(number).toSatisfy(Number.isFinite)
  if (finding.value === null) expect(finding.reason).toBeTypeOf('string')
  if (finding.drifted === 'insufficient') expect(finding.need).toBe(MINIMUM_ROWS)
  if (finding.bound !== undefined) expect(finding.bound).toBeGreaterThanOrEqual(-1e-12)
}

describe('nothing throws and nothing is NaN', () => {
  const numbers: Record<string, FeatureSample> = {
    empty: numeric([]),
    constant: numeric(new Array(300).fill(3)),
    distinct: numeric(scatter(300)),
    missing: numeric([], 200),
    few: numeric(scatter(250).map((x) => Math.floor(x * 3))),
    enormous: numeric(scatter(200).map((x) => (x - 0.5) * 1.7e308)),
    one: numeric([1]),
    tiny: numeric(scatter(150).map((x) => x * 1e-310)),
  }
  const texts: Record<string, FeatureSample> = {
    empty: categorical([]),
    constant: categorical(new Array(300).fill('a')),
    ids: categorical([...scatter(600)].map(String)),
    letters: categorical(letters(400, 'abcd')),
    two: categorical(letters(300, 'ab', 4)),
    missing: categorical([], 40),
    unlike: categorical(letters(200, 'xyz')),
  }
  for (const [kind, samples] of Object.entries({ numbers, texts })) {
    const names = Object.keys(samples)
    it.each(names.flatMap((a) => names.map((b) => [a, b] as const)))(`${kind}: %s against %s`, (a, b) => {
      const [reference, window] = [samples[a], samples[b]]
      if (!reference || !window) throw new Error('sample')
      for (const preset of DRIFT_PRESETS) {
        const { binned, exact } = both(reference, window, { preset, methods: allowedMethods(preset) })
        for (const finding of [...binned, ...exact]) sane(finding)
        for (const finding of [...both(reference, window, { preset, methods: null }).exact]) sane(finding)
      }
    })
  }
  it('a sample of the other kind is a reason', () => {
    const [finding] = exactFindings({
      feature: 'x',
      preset: 'evidently',
      methods: ['psi'],
      reference: numeric(scatter(200)),
      window: categorical(letters(200, 'ab')),
    })
    expect(finding).toMatchObject({ value: null, reason: 'kinds_differ', drifted: null })
  })
})

describe('reasons', () => {
  const [wide, text] = [numeric(scatter(500)), categorical(letters(500, 'abc'))]
  it.each([
    ['reference_empty', numeric([], 9), wide, 'wasserstein'],
    ['window_empty', wide, numeric([], 9), 'wasserstein'],
    ['numeric_only', text, text, 'ks'],
    ['categorical_only', wide, wide, 'chisquare'],
    ['more_than_two_values', text, text, 'z'],
    ['too_many_categories', categorical([...scatter(600)].map(String)), text, 'jensenshannon'],
  ])('%s', (reason, reference, window, method) => {
    const { binned, exact } = both(reference, window, { preset: 'evidently', methods: [method] })
    expect([binned[0]?.reason, exact[0]?.reason]).toEqual([reason, reason])
    expect(exact[0]?.value).toBeNull()
  })
  it('calibrated is not available, nannyml has no bins, a constant reference no unit', () => {
    expect(both(wide, wide, { preset: 'calibrated', methods: null }).binned[0]).toMatchObject({
      value: null,
      drifted: null,
      reason: 'not_available',
    })
    expect(both(wide, wide, { preset: 'calibrated', methods: null }).exact[0]).toMatchObject({
      value: null,
      drifted: null,
      reason: 'not_available',
    })
    expect(both(wide, wide, { preset: 'nannyml', methods: null }).binned[0]).toMatchObject({
      value: null,
      reason: 'exact_only',
    })
    const constant = both(numeric(new Array(2000).fill(4)), wide, { preset: 'evidently', methods: ['wasserstein'] })
    expect(constant.binned[0]).toMatchObject({ value: null, reason: 'reference_constant' })
    expect(constant.exact[0]).toMatchObject({ value: expect.any(Number), reason: 'reference_constant' })
  })
  it('without chunks the nannyml preset has a value and no threshold', () => {
    const [finding] = exactFindings({ feature: 'x', preset: 'nannyml', methods: null, reference: wide, window: wide })
    expect(finding).toMatchObject({ value: 0, threshold: null, drifted: null, reason: 'no_reference_chunks' })
  })
})

describe('too few rows', () => {
  it.each([
    [99, 500],
    [500, 99],
    [0, 500],
    [500, 0],
  ])('%i against %i', (n, m) => {
    const { binned, exact } = both(numeric(scatter(n)), numeric(scatter(m)), {
      preset: 'evidently',
      methods: ['ks', 'missing_rate'],
    })
    for (const finding of [...binned, ...exact])
      expect(finding).toMatchObject({ drifted: 'insufficient', need: 100, n: { reference: n, window: m } })
  })
  it('100 are enough, and another minimum can be given', () => {
    const same = numeric(scatter(100))
    expect(both(same, same, { preset: 'evidently', methods: ['ks'] }).exact[0]).toMatchObject({
      drifted: false,
      value: 1,
    })
    expect(both(same, same, { preset: 'evidently', methods: ['ks'], minimum: 101 }).exact[0]).toMatchObject({
      drifted: 'insufficient',
      need: 101,
    })
  })
})

describe('from bins', () => {
  const rows = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -9, max: 9, noNaN: true })), {
    minLength: 2,
    maxLength: 300,
  })
  it('wasserstein and the p-value of ks hold their bounds', () => {
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 0, max: 4 }), (r, w, shift) => {
        const ask = { preset: 'evidently' as const, methods: ['wasserstein', 'ks'] }
        const { binned, exact } = both(numeric(r), numeric(w.map((x) => x + shift)), ask)
        const [earth, ks] = binned
        if (earth?.value != null && exact[0]?.value != null && earth.bound !== undefined && new Set(r).size > 1) {
          const sd = buildBaseline({ name: 'x', sample: numeric(r) })
          const unit = sd.kind === 'numeric' ? Math.max(sd.sd, 0.001) / sd.sd : 1
          const slack = 1e-7 * (1 + earth.value)
          expect(earth.value).toBeLessThanOrEqual(exact[0].value * unit + slack)
          expect(earth.value + earth.bound).toBeGreaterThanOrEqual(exact[0].value * unit - slack)
        }
        expect(ks?.bound).toBeLessThanOrEqual(ks?.value ?? 0)
      }),
    )
  })
  it('categories give the exact figures where none was merged', () => {
    const [reference, window] = [categorical(letters(900, 'abcdef')), categorical(letters(700, 'abcdeg', 7))]
    const methods = [
      'jensenshannon',
      'hellinger',
      'total_variation',
      'l_infinity',
      'chisquare',
      'g_test',
      'unseen_share',
    ]
    const { binned, exact } = both(reference, window, { preset: 'evidently', methods })
    for (const [i, finding] of binned.entries()) expect(finding.value).toBeCloseTo(exact[i]?.value ?? Number.NaN, 12)
  })
  it('merged categories only lower a distance, by no more than the bound', () => {
    const of = (n: number, seed: number) => [...scatter(n, seed)].map((x) => `k${Math.floor(x * x * 400)}`)
    const [reference, window] = [categorical(of(3000, 1)), categorical(of(2000, 5))]
    const known = new Set(of(3000, 1))
    const baseline = buildBaseline({ name: 'x', sample: reference })
    const methods = ['jensenshannon', 'hellinger', 'total_variation']
    const binned = binnedFindings({
      baseline,
      window: sampleCounts(baseline, window, known),
      preset: 'evidently',
      methods,
    })
    const exact = exactFindings({ feature: 'x', preset: 'evidently', methods, reference, window })
    for (const [i, { value, bound }] of binned.entries()) {
      expect(value).toBeLessThanOrEqual(exact[i]?.value ?? 0)
      expect((value ?? 0) + (bound ?? 0)).toBeGreaterThanOrEqual(exact[i]?.value ?? 1)
    }
  })
})

describe('shares of rows', () => {
  it('are tested as two proportions, with a floor of one point', () => {
    const [reference, window] = [
      numeric(scatter(1000), 10),
      numeric(
        scatter(900).map((x) => x * 1.2),
        100,
        3,
      ),
    ]
    const methods = ['missing_rate', 'invalid_rate', 'out_of_range_share', 'unseen_share']
    const { binned, exact } = both(reference, window, { preset: 'nannyml', methods })
    expect(binned).toEqual(exact)
    expect(exact[0]).toMatchObject({
      value: 100 / 1003 - 10 / 1010,
      drifted: true,
      n: { reference: 1010, window: 1003 },
    })
    expect(exact[1]).toMatchObject({ value: 3 / 1003, drifted: false })
    expect(exact[2]).toMatchObject({ drifted: true, n: { reference: 1000, window: 900 } })
    expect(exact[3]).toMatchObject({ value: null, reason: 'categorical_only' })
  })
  it('unseen categories', () => {
    const [finding] = exactFindings({
      feature: 'x',
      preset: 'evidently',
      methods: ['unseen_share'],
      reference: categorical(letters(400, 'ab')),
      window: categorical([...letters(150, 'ab'), ...letters(50, 'cd')]),
    })
    expect(finding).toMatchObject({ value: 0.25, drifted: true })
  })
})
