import { describe, expect, test } from 'vitest'
import fixture from '@/stats/fixtures/ab_paired.json'
import { boundNow, type EngineState, readAgainst } from './engine'
import { comparePairedAuc, comparePairs, type PairedCell } from './paired'

type Row = (typeof fixture.rows)[number]
type Figure = { numerator: number; denominator: number }
type Figures = (row: Row, side: number) => Figure

const scoreOf = ({ score }: Row, side: number) => score[side] ?? 0
const decided = (row: Row, side: number) => (scoreOf(row, side) > 0.5 ? 1 : 0)
const figures: Record<'accuracy' | 'brier' | 'latency' | 'precision', Figures> = {
  accuracy: (row, side) => ({ numerator: decided(row, side) === row.label ? 1 : 0, denominator: 1 }),
  brier: (row, side) => ({ numerator: (scoreOf(row, side) - row.label) ** 2, denominator: 1 }),
  latency: (row, side) => ({ numerator: row.latency[side] ?? 0, denominator: 1 }),
  precision: (row, side) => ({ numerator: decided(row, side) * row.label, denominator: decided(row, side) }),
}

const sums = (all: readonly Figure[]) => {
  const of = (value: (one: Figure) => number) => all.reduce((total, one) => total + value(one), 0)
  return {
    sum: of(({ numerator }) => numerator),
    squares: of(({ numerator }) => numerator ** 2),
    denominator: of(({ denominator }) => denominator),
    denominatorSquares: of(({ denominator }) => denominator ** 2),
    products: of(({ numerator, denominator }) => numerator * denominator),
  }
}

function cellOf(rows: readonly Row[], of: Figures, binary: boolean): PairedCell {
  const [control, treatment] = [rows.map((row) => of(row, 0)), rows.map((row) => of(row, 1))]
  const cross = (a: (one: Figure) => number, b: (one: Figure) => number) =>
    treatment.reduce((total, one, i) => total + a(one) * b(control[i] ?? { numerator: 0, denominator: 0 }), 0)
  const [top, bottom] = [({ numerator }: Figure) => numerator, ({ denominator }: Figure) => denominator]
  return {
    arm: 1,
    binary,
    n: rows.length,
    control: sums(control),
    treatment: sums(treatment),
    across: {
      numerators: cross(top, top),
      denominators: cross(bottom, bottom),
      numeratorByDenominator: cross(top, bottom),
      denominatorByNumerator: cross(bottom, top),
    },
  }
}

const done: EngineState = { planned: 1, information: 2, taken: [], ended: true }
const bound = boundNow('fixed_horizon', done, { alpha: 0.05, look: { phase: 'final' } })

/** Value, limits and p as a fixed-horizon test reads them, from cells of two days. */
function read(metric: keyof typeof figures, rows: readonly Row[]) {
  const kind = metric === 'latency' ? 'mean' : 'ratio'
  const half = Math.floor(rows.length / 2)
  const cells = [rows.slice(0, half), rows.slice(half)].map((part) =>
    cellOf(part, figures[metric], metric === 'accuracy'),
  )
  const pair = comparePairs(kind, cells, 1)
  if (!pair.ok) throw new Error(pair.reason)
  const found = readAgainst(bound, pair, null)
  if (!found.ok) throw new Error(found.reason)
  return { method: pair.method, value: pair.value, low: found.low, high: found.high, p: Math.exp(found.logP) }
}

describe('two versions on the same units, as SciPy reads them', () => {
  const places = [
    ['all', fixture.rows, fixture.all],
    ['PT', fixture.rows.filter(({ country }) => country === 'PT'), fixture.PT],
  ] as const
  test.each(places)('means and ratios, %s', (_, rows, expected) => {
    for (const metric of ['brier', 'latency', 'precision'] as const) {
      const found = read(metric, rows)
      const { value, low, high, p } = expected[metric]
      expect(found.method).toBe(metric === 'latency' ? 'paired_t' : 'paired_delta')
      expect(found.value).toBeCloseTo(value, 12)
      expect(found.low).toBeCloseTo(low, 9)
      expect(found.high).toBeCloseTo(high, 9)
      expect(found.p / p).toBeCloseTo(1, 8)
    }
    expect(read('brier', fixture.rows).p).toBeCloseTo(fixture.ttest_rel.p, 12)
  })
  test('decisions by chi-square where enough of them differ', () => {
    const found = read('accuracy', fixture.rows)
    expect(found).toMatchObject({ method: 'mcnemar' })
    expect(found.value).toBeCloseTo(fixture.all.accuracy.value, 12)
    expect(found.p).toBeCloseTo(fixture.all.accuracy.chiSquare, 12)
  })
  test('decisions exactly where few differ, with the limits of the same test', () => {
    const { accuracy } = fixture.PT
    const found = read('accuracy', places[1][1])
    const pairs = accuracy.firstOnly + accuracy.secondOnly
    const limit = (share: number | undefined) => (pairs * (2 * (share ?? 0) - 1)) / accuracy.n
    expect(found).toMatchObject({ method: 'mcnemar_exact' })
    expect(found.p).toBeCloseTo(accuracy.exact, 12)
    expect(found.low).toBeCloseTo(limit(accuracy.share[0]), 9)
    expect(found.high).toBeCloseTo(limit(accuracy.share[1]), 9)
  })
  test('a version against itself says nothing, nor do a single unit and none', () => {
    const same = fixture.rows.map((row) => ({ ...row, score: [row.score[0] ?? 0, row.score[0] ?? 0] }))
    expect(comparePairs('ratio', [cellOf(same, figures.brier, false)], 1)).toEqual({
      ok: false,
      reason: 'no_variation',
    })
    expect(comparePairs('ratio', [cellOf(same, figures.accuracy, true)], 1)).toEqual({
      ok: false,
      reason: 'no_variation',
    })
    expect(comparePairs('ratio', [cellOf(same.slice(0, 1), figures.brier, false)], 1)).toEqual({
      ok: false,
      reason: 'too_few_units',
    })
    expect(comparePairs('ratio', [], 1)).toEqual({ ok: false, reason: 'no_units' })
    expect(comparePairedAuc(undefined)).toEqual({ ok: false, reason: 'no_scores' })
  })
  test('the root of a mean moves as its mean does', () => {
    const cell = cellOf(fixture.rows, figures.brier, false)
    const [plain, root] = [comparePairs('ratio', [cell], 1), comparePairs('root_mean', [cell], 1)]
    if (!plain.ok || !root.ok) throw new Error('no figure')
    expect(root.value).toBeCloseTo(Math.sqrt(plain.treatment.mean) - Math.sqrt(plain.control.mean), 12)
    expect(Math.sign(root.value)).toBe(Math.sign(plain.value))
    expect(root.value / root.standardError).toBeCloseTo(plain.value / plain.standardError, 1)
  })
})
