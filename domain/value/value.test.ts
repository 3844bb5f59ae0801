import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Z } from '@/domain/performance/confidence'
import { foldPerformance } from '@/domain/performance/fold'
import { performanceLayout } from '@/domain/performance/layout'
import { emptySummary } from '@/domain/performance/summary'
import { setValueInput } from './input'
import { monthShare } from './month-share'
import { valueSlice } from './slice'
import { addThresholds, bestThreshold, emptyThresholds } from './thresholds'
import { breakEven, type ValueModel, valueModelAt } from './value-model'
import { valueWindow } from './window'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)
const layout = performanceLayout('binary')

type Row = { prediction: number; label: number; score: number; amount: number | null }

const money = fc.double({ min: -1000, max: 1000, noNaN: true })
const matrix = fc.tuple(fc.tuple(money, money), fc.tuple(money, money))
const model: fc.Arbitrary<ValueModel> = fc.record({
  from: fc.constant(0),
  currency: fc.constant('EUR'),
  matrix: fc.option(matrix),
  rates: fc.option(matrix),
  runCostPerThousand: fc.double({ min: 0, max: 500, noNaN: true }),
  reviewCostPerPositive: fc.double({ min: 0, max: 50, noNaN: true }),
  fixedCostPerMonth: fc.double({ min: 0, max: 5000, noNaN: true }),
  oneOffCost: fc.double({ min: 0, max: 1e6, noNaN: true }),
  baseline: fc.constant('do_nothing' as const),
})
const row: fc.Arbitrary<Row> = fc.record({
  prediction: fc.nat(1),
  label: fc.nat(1),
  score: fc.integer({ min: 0, max: 1000 }).map((x) => x / 1000),
  amount: fc.option(fc.double({ min: 0, max: 1e4, noNaN: true }), { freq: 8 }),
})

function summaryOf(rows: readonly Row[]) {
  const summary = emptySummary(layout)
  for (const one of rows) foldPerformance(layout, summary, { ...one, probabilities: null, sign: 1 })
  return summary
}

/** One row's money by its definition. */
function worth(value: ValueModel, { prediction, label, amount }: Row, decision = prediction): number | null {
  if (value.rates && amount === null) return null
  const constant = value.matrix?.[label as 0 | 1][decision as 0 | 1] ?? 0
  return constant + (value.rates?.[label as 0 | 1][decision as 0 | 1] ?? 0) * (amount ?? 0)
}

const close = (found: unknown, wanted: number, scale = Math.abs(wanted)) =>
  expect(Math.abs((found as number) - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, scale))

describe('a window of value', () => {
  it('equals the sum over raw rows, its interval the rows own spread', () => {
    fc.assert(
      fc.property(model, fc.array(row, { minLength: 2, maxLength: 60 }), (value, rows) => {
        const [from, to] = [START, START + DAY]
        const slice = valueSlice({ from, to, predictions: rows.length + 3, summary: summaryOf(rows), model: value })
        const found = valueWindow({ from, to, currency: 'EUR', slices: [slice], baseline: null, spread: 0 })
        const valued = rows.filter((one) => worth(value, one) !== null)
        expect(found.n).toBe(valued.length)
        expect(found.unvalued.noAmount).toBe(rows.length - valued.length)
        if (valued.length === 0) {
          expect(found.net).toEqual({ value: null, reason: 'no_amounts' })
          return
        }
        const gains = valued.map((one) => worth(value, one) ?? 0)
        const scale = gains.reduce((sum, gain) => sum + Math.abs(gain), 0) + 1e4
        const fixed = value.fixedCostPerMonth / 31
        const costs = valued.map(
          (one) => value.runCostPerThousand / 1000 + one.prediction * value.reviewCostPerPositive,
        )
        const sum = (numbers: readonly number[]) => numbers.reduce((total, x) => total + x, 0)
        const nets = gains.map((gain, i) => gain - (costs[i] ?? 0))
        close(found.gain, sum(gains), scale)
        close(found.cost, sum(costs) + fixed, scale)
        close(found.net, sum(nets) - fixed, scale)
        close(found.netPerPrediction, (sum(nets) - fixed) / valued.length, scale)
        const nothing = sum(valued.map((one) => worth(value, one, 0) ?? 0))
        close(found.baseline, nothing, scale)
        close(found.difference.value, sum(nets) - fixed - nothing, scale)
        const mean = sum(nets) / nets.length
        const sd = Math.sqrt(sum(nets.map((net) => (net - mean) ** 2)) / Math.max(1, nets.length - 1))
        if (nets.length < 2) expect(found.low).toEqual({ value: null, reason: 'too_few' })
        else if (sd > 1e-3 * scale) {
          close(found.low, sum(nets) - fixed - Z * sd * Math.sqrt(nets.length), scale)
          close(found.high, sum(nets) - fixed + Z * sd * Math.sqrt(nets.length), scale)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('adds over days whatever the cut, each under its own value model', () => {
    fc.assert(
      fc.property(
        model,
        model,
        fc.array(fc.array(row, { maxLength: 12 }), { minLength: 2, maxLength: 5 }),
        (a, b, days) => {
          const slices = days.map((rows, i) => {
            const from = START + i * DAY
            return valueSlice({
              from,
              to: from + DAY,
              predictions: rows.length,
              summary: summaryOf(rows),
              model: i % 2 ? b : a,
            })
          })
          const window = (parts: typeof slices) =>
            valueWindow({
              from: START,
              to: START + days.length * DAY,
              currency: 'EUR',
              slices: parts,
              baseline: null,
              spread: 0,
            })
          const whole = window(slices)
          const parts = slices.map((slice) => window([slice]))
          const sum = parts.reduce((total, { net }) => total + (typeof net === 'number' ? net : 0), 0)
          const measured = slices.filter((slice) => slice.net.n > 0)
          const unpaid =
            slices.reduce((total, slice) => total + slice.fixed, 0) - measured.reduce((t, s) => t + s.fixed, 0)
          if (typeof whole.net === 'number') close(whole.net, sum - unpaid, 1e6)
          else expect(measured).toHaveLength(0)
        },
      ),
    )
  })

  it('says why there is no money', () => {
    const base = { from: START, to: START + DAY, baseline: null, spread: 0 } as const
    const empty = { from: START, to: START + DAY, summary: emptySummary(layout) }
    const euro: ValueModel = {
      from: 0,
      currency: 'EUR',
      matrix: [
        [0, -1],
        [-1, 1],
      ],
      rates: null,
      runCostPerThousand: 0,
      reviewCostPerPositive: 0,
      fixedCostPerMonth: 10,
      oneOffCost: 0,
      baseline: 'do_nothing',
    }
    const reason = (slices: Parameters<typeof valueWindow>[0]['slices'], currency: string | null = 'EUR') =>
      (valueWindow({ ...base, currency, slices }).net as { reason: string }).reason
    expect(reason([valueSlice({ ...empty, predictions: 0, model: euro })])).toBe('no_predictions')
    expect(reason([valueSlice({ ...empty, predictions: 5, model: euro })])).toBe('no_labels_yet')
    const rows = summaryOf([{ prediction: 1, label: 1, score: 1, amount: null }])
    expect(reason([valueSlice({ ...empty, summary: rows, predictions: 5, model: null })], null)).toBe('no_value_model')
    expect(reason([valueSlice({ ...empty, summary: rows, predictions: 1, model: { ...euro, currency: 'USD' } })])).toBe(
      'mixed_currencies',
    )
  })

  it('keeps a width where all decisions were worth the same', () => {
    const rows = Array.from({ length: 100 }, (): Row => ({ prediction: 0, label: 0, score: 0, amount: null }))
    const value: ValueModel = {
      from: 0,
      currency: 'EUR',
      matrix: [
        [1, 0],
        [-9, 1],
      ],
      rates: null,
      runCostPerThousand: 0,
      reviewCostPerPositive: 0,
      fixedCostPerMonth: 0,
      oneOffCost: 0,
      baseline: 'do_nothing',
    }
    const slice = valueSlice({ from: START, to: START + DAY, predictions: 100, summary: summaryOf(rows), model: value })
    const found = valueWindow({
      from: START,
      to: START + DAY,
      currency: 'EUR',
      slices: [slice],
      baseline: null,
      spread: 10,
    })
    expect(found.net).toBe(100)
    // Rule of three: 1 - 0.05^(1/100) = 0.02951 of the cases could be 10 worse.
    expect(found.low).toBeCloseTo(100 - 1000 * 0.029513, 3)
  })
})

describe('the best threshold', () => {
  it('is the best of all thresholds tried on raw rows', () => {
    fc.assert(
      fc.property(model, matrix, fc.array(row, { minLength: 1, maxLength: 40 }), (base, worths, rows) => {
        const value = { ...base, matrix: worths, rates: null }
        const sums = emptyThresholds(layout)
        addThresholds(sums, layout, { model: value, summary: summaryOf(rows) })
        const found = bestThreshold(layout, sums, 0)
        if (!('threshold' in found)) throw new Error('no threshold')
        const at = (decide: (score: number) => boolean) =>
          rows.reduce((total, one) => {
            const decision = decide(one.score) ? 1 : 0
            const cost = value.runCostPerThousand / 1000 + decision * value.reviewCostPerPositive
            return total + (worth(value, one, decision) ?? 0) - cost
          }, 0) / rows.length
        for (const point of found.curve) {
          const decide =
            point.decides === 'all'
              ? () => true
              : point.decides === 'none'
                ? () => false
                : (s: number) => s > point.threshold
          close(point.netPerPrediction, at(decide), 1e5)
        }
        expect(found.netPerPrediction).toBe(Math.max(...found.curve.map((point) => point.netPerPrediction)))
      }),
    )
  })

  it('has its break-even where both decisions are worth the same', () => {
    const value: ValueModel = {
      from: 0,
      currency: 'EUR',
      matrix: [
        [0, -5],
        [-20, 10],
      ],
      rates: null,
      runCostPerThousand: 0,
      reviewCostPerPositive: 1,
      fixedCostPerMonth: 0,
      oneOffCost: 0,
      baseline: 'do_nothing',
    }
    const t = breakEven(value) ?? Number.NaN
    expect(t * (10 - 1) + (1 - t) * (-5 - 1)).toBeCloseTo(t * -20 + (1 - t) * 0, 12)
    expect(breakEven({ ...value, rates: value.matrix })).toBeNull()
  })
})

describe('value models', () => {
  it('hold from their day until the next', () => {
    const models = [{ from: 10 }, { from: 20 }]
    expect([9, 10, 19, 20, 99].map((at) => valueModelAt(models, at)?.from ?? null)).toEqual([null, 10, 10, 20, 20])
  })

  it('charge whole months whole', () => {
    expect(monthShare(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))).toBeCloseTo(12, 12)
    expect(monthShare(Date.UTC(2026, 1, 15), Date.UTC(2026, 2, 1))).toBeCloseTo(0.5, 12)
    expect(monthShare(START, START)).toBe(0)
  })

  it('are taken from a UTC day only, with one worth at least', () => {
    const good = {
      model: 'm',
      currency: 'EUR',
      matrix: [
        [0, 1],
        [2, 3],
      ],
    }
    expect(setValueInput.safeParse({ ...good, from: '2026-02-01' }).data?.from).toEqual(
      new Date('2026-02-01T00:00:00Z'),
    )
    const bad = [
      { ...good, from: '2026-02-01T01:00:00Z' },
      { ...good, from: '2026-02-30' },
      { ...good, currency: 'euro' },
      { ...good, matrix: [[0, 1]] },
      {
        ...good,
        matrix: [
          [0, 1],
          [2, Number.NaN],
        ],
      },
      { ...good, fixedCostPerMonth: -1 },
      { ...good, oneOffCost: -1 },
      { ...good, oneOffCost: 1e13 },
      { model: 'm', currency: 'EUR' },
      { ...good, unknown: 1 },
    ]
    for (const input of bad) expect(setValueInput.safeParse(input).success, JSON.stringify(input)).toBe(false)
  })
})
