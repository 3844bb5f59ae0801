import { describe, expect, test } from 'vitest'
import vectors from '@/stats/fixtures/metrics_intervals.json'
import reference from '@/stats/fixtures/metrics_reference.json'
import { delongVariance } from '@/stats/metrics/binary/delong'
import { rocAuc } from '@/stats/metrics/binary/roc-auc'
import { multiclassMcc } from '@/stats/metrics/multiclass/overall'
import { f1Interval, f1StandardError } from './f1'
import { jackknife } from './jackknife'
import { mccInterval, mccStandardError } from './mcc'
import { meanInterval } from './mean'
import { moverInterval } from './mover'
import { multinomialStandardError } from './multinomial-delta'
import { hanleyMcNeilStandardError, rocAucInterval } from './roc-auc'
import { wilsonInterval } from './wilson'

const Z = 1.959963984540054
const near = (a: number, b: number, tolerance = 1e-9) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1e-3, Math.abs(b)))

type Vector = { id: string; inputs: Record<string, unknown>; expected: Record<string, number> }
const all = vectors.vectors as unknown as Vector[]
const group = (start: string) => all.filter(({ id }) => id.startsWith(start))
const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)
const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [])

test.each(group('ci-prop'))('Wilson: $id', ({ inputs, expected }) => {
  const { low, high } = wilsonInterval(number(inputs.x), number(inputs.n), Z)
  near(low, number(expected.wilson_low))
  near(high, number(expected.wilson_high))
})

test.each(group('diffci-newcomb'))('recovered variance of a difference of shares: $id', ({ inputs, expected }) => {
  const term = (x: number, n: number, weight: number) => ({ value: x / n, weight, ...wilsonInterval(x, n, Z) })
  const { low, high } = moverInterval([
    term(number(inputs.x2), number(inputs.n2), 1),
    term(number(inputs.x1), number(inputs.n1), -1),
  ])
  near(low, number(expected.ci_low))
  near(high, number(expected.ci_high))
})

test.each(group('hanley'))('Hanley-McNeil: $id', ({ inputs, expected }) => {
  near(hanleyMcNeilStandardError(number(inputs.auc), number(inputs.n_pos), number(inputs.n_neg)), number(expected.se))
})

test.each(group('f1'))('F1: $id', ({ inputs, expected }) => {
  const cells = { tn: number(inputs.tn), fp: number(inputs.fp), fn: number(inputs.fn), tp: number(inputs.tp) }
  near(f1StandardError(cells) ?? Number.NaN, number(expected.se))
  const limits = f1Interval(cells, Z)
  const half = Z * number(expected.se)
  near(((limits?.high ?? 0) - (limits?.low ?? 0)) / 2, half, 0.01)
})

test.each(group('delong'))('DeLong: $id', ({ inputs, expected }) => {
  for (const arm of ['champion', 'challenger']) {
    const positives = Float64Array.from(numbers(inputs[`scores_${arm}_pos`])).sort()
    const negatives = Float64Array.from(numbers(inputs[`scores_${arm}_neg`])).sort()
    near(rocAuc({ positives, negatives }).value ?? Number.NaN, number(expected[`auc_${arm}`]))
    near(delongVariance({ positives, negatives }) ?? Number.NaN, number(expected[`var_${arm}`]))
  }
})

test.each(reference.mcc)('MCC by the delta method, $mcc', ({ se, ...cells }) => {
  near(mccStandardError(cells) ?? Number.NaN, se, 1e-6)
})

test.each(reference.mcc)('MCC as a 2 x 2 multiclass figure, $mcc', ({ tn, fp, fn, tp, se }) => {
  near(multinomialStandardError({ cells: [tn, fp, fn, tp], k: 2, metric: multiclassMcc }) ?? Number.NaN, se, 1e-6)
})

describe('the ROC AUC interval', () => {
  test('is near the normal one for large samples', () => {
    const { low, high } = rocAucInterval({ auc: 0.8, m: 5000, n: 5000, z: Z })
    const half = Z * hanleyMcNeilStandardError(0.8, 5000, 5000)
    near(low, 0.8 - half, 1e-3)
    near(high, 0.8 + half, 1e-3)
  })
  test('keeps a width at the ends', () => {
    const { low, high } = rocAucInterval({ auc: 1, m: 20, n: 30, z: Z })
    expect(high).toBe(1)
    expect(low).toBeGreaterThan(0.7)
    expect(low).toBeLessThan(0.99)
    expect(rocAucInterval({ auc: 0, m: 1, n: 1, z: Z }).low).toBe(0)
  })
})

test('intervals of certain figures keep a width', () => {
  expect(f1Interval({ tn: 5, fp: 0, fn: 0, tp: 5 }, Z)?.low).toBeLessThan(0.9)
  expect(mccInterval({ tn: 5, fp: 0, fn: 0, tp: 5 }, Z)?.low).toBeLessThan(0.95)
  expect(wilsonInterval(0, 10, Z)).toMatchObject({ low: 0 })
  expect(wilsonInterval(0, 10, Z).high).toBeGreaterThan(0.2)
  expect(meanInterval({ n: 1, sum: 3, squares: 9 }, Z)).toBeNull()
})

type Part = { n: number; sum: number }
const mean = {
  combine: (a: Part, b: Part) => ({ n: a.n + b.n, sum: a.sum + b.sum }),
  figures: (whole: Part) => [whole.sum / whole.n],
}

describe('jackknife over groups of unequal size', () => {
  const { days, values, se } = reference.jackknife
  const parts: Part[] = Array.from({ length: 12 }, () => ({ n: 0, sum: 0 }))
  for (const [i, day] of days.entries()) {
    const part = parts[day]
    if (part) parts[day] = mean.combine(part, { n: 1, sum: values[i] ?? 0 })
  }
  test('equals the plain computation', () => {
    const [error] = jackknife({ ...mean, parts, weights: parts.map((part) => part.n) })
    near(error?.standardError ?? Number.NaN, se)
    expect(error?.degreesOfFreedom).toBe(11)
  })
  test('of single rows is the standard error of the mean', () => {
    const rows = values.map((value) => ({ n: 1, sum: value }))
    const [error] = jackknife({ ...mean, parts: rows, weights: rows.map(() => 1) })
    const centre = values.reduce((a, b) => a + b, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
    near(error?.standardError ?? Number.NaN, Math.sqrt(variance / values.length))
  })
  test('ignores empty parts and is null for one part', () => {
    const weights = parts.map((part, index) => (index === 0 ? part.n : 0))
    expect(jackknife({ ...mean, parts, weights })).toEqual([null])
    expect(jackknife({ ...mean, parts: [], weights: [] })).toEqual([])
  })
  test('is null where a figure is undefined without some part', () => {
    const figures = (whole: Part) => [whole.n < values.length ? null : whole.sum]
    expect(jackknife({ ...mean, figures, parts, weights: parts.map((part) => part.n) })).toEqual([null])
  })
})
