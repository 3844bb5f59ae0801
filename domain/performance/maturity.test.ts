import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bump } from '@/stats/metrics/bump'
import { combineAbsence } from './absence'
import { coverage } from './coverage'
import { foldPerformance } from './fold'
import { delayBin, delayQuantile, emptyLabelCounts, LABEL_COUNTS } from './label-delays'
import { performanceLayout } from './layout'
import { maturityAge, maturityOf } from './maturity'
import { emptySummary } from './summary'
import { windowPerformance } from './window'

const HOUR = 3600
const at = (hour: number) => new Date(Date.UTC(2024, 0, 1, hour))

function delays(seconds: readonly (number | null)[]): number[] {
  const counts = emptyLabelCounts()
  for (const delay of seconds)
    bump(counts, delay === null ? LABEL_COUNTS.delayUnknown : LABEL_COUNTS.delays + delayBin(delay), 1)
  return counts
}

test('delay quantiles are never short and at most 10 % long', () => {
  const delay = fc.double({ min: 1.001, max: 399 * 86_400, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(delay, { minLength: 1, maxLength: 50 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (all, q) => {
        const exact = [...all].sort((a, b) => a - b)[Math.max(1, Math.ceil(q * all.length)) - 1] ?? Number.NaN
        const quantile = delayQuantile(delays(all), q) ?? Number.NaN
        expect(quantile).toBeGreaterThanOrEqual(exact * (1 - 1e-9))
        expect(quantile).toBeLessThanOrEqual(exact * 1.1 * (1 + 1e-9))
      },
    ),
  )
})

describe('maturity age', () => {
  test.each([
    ['no known delay', [null, null], null],
    ['too few', new Array<number>(19).fill(60), null],
    ['beyond 400 days', new Array<number>(40).fill(500 * 86_400), null],
  ])('%s', (_, seconds, age) => {
    expect(maturityAge(delays(seconds))).toBe(age)
  })
  test('is the delay of nearly all', () => {
    const age = maturityAge(delays([...new Array<number>(96).fill(HOUR), 9e6, 9e6, 9e6, 9e6])) ?? 0
    expect(age).toBeGreaterThanOrEqual(HOUR)
    expect(age).toBeLessThan(1.1 * HOUR)
  })
})

describe('maturity of a window', () => {
  const base = { to: at(24), asOf: at(48), predictions: 100, labelled: 40, maturityAgeSeconds: 12 * HOUR }
  test.each([
    ['no_labels', { labelled: 0 }],
    ['no_labels', { predictions: 0, labelled: 0 }],
    ['mature', {}],
    ['mature', { asOf: at(36) }],
    ['immature', { asOf: at(35) }],
    ['unknown', { maturityAgeSeconds: null }],
    ['mature', { maturityAgeSeconds: null, labelled: 100 }],
    ['mature', { asOf: at(25), labelled: 100 }],
    ['immature', { asOf: at(20), labelled: 100 }],
  ] as const)('%s with %o', (expected, change) => {
    expect(maturityOf({ ...base, ...change })).toBe(expected)
  })
})

test('coverage is null without predictions and never above 1', () => {
  expect([coverage(0, 0), coverage(3, 4), coverage(5, 4)]).toEqual([null, 0.75, 1])
})

const layout = performanceLayout('binary')
const row = { prediction: 1, score: 0.7, probabilities: null } as const

describe('absence of a label as a label', () => {
  const bucket = (hour: number) => {
    const parts = { end: at(hour), labelled: emptySummary(layout), absent: emptySummary(layout) }
    for (let i = 0; i < 10; i++) foldPerformance(layout, parts.absent, { ...row, label: 0, sign: 1 })
    for (let i = 0; i < 3; i++) {
      foldPerformance(layout, parts.absent, { ...row, label: 0, sign: -1 })
      foldPerformance(layout, parts.labelled, { ...row, label: 1, sign: 1 })
    }
    return parts
  }
  test('counts only in buckets older than the policy’s time', () => {
    const options = { asOf: at(26), afterSeconds: 24 * HOUR }
    const { counts } = combineAbsence(layout, [bucket(1), bucket(2), bucket(3)], options)
    expect(counts[0]).toBe(10 + 10 + 3)
    expect(combineAbsence(layout, [], options)).toEqual(emptySummary(layout))
  })
  test('a label that comes late takes the place of its absence', () => {
    const late = bucket(1)
    foldPerformance(layout, late.absent, { ...row, label: 0, sign: -1 })
    foldPerformance(layout, late.labelled, { ...row, label: 1, sign: 1 })
    const { counts } = combineAbsence(layout, [late], { asOf: at(99), afterSeconds: HOUR })
    expect([counts[0], counts[5], counts[7]]).toEqual([10, 6, 4])
  })
})

describe('a window', () => {
  const base = {
    from: at(0),
    to: at(24),
    asOf: at(99),
    maturityAgeSeconds: HOUR,
    layout,
    summary: emptySummary(layout),
  }
  test('without predictions says so', () => {
    const window = windowPerformance({ ...base, predictions: 0 })
    expect(window).toMatchObject({ from: '2024-01-01T00:00:00.000Z', n: 0, coverage: null, maturity: 'no_labels' })
    expect(window.metrics.f1).toEqual({ value: null, reason: 'no_predictions' })
  })
  test('without labels says so', () => {
    const window = windowPerformance({ ...base, predictions: 5 })
    expect(window.metrics.roc_auc).toEqual({ value: null, reason: 'no_labels_yet' })
    expect(window).toMatchObject({ n: 5, labelled: 0, coverage: 0, mature: false, sufficient: false })
  })
  test('with labels is summed up', () => {
    const summary = emptySummary(layout)
    for (let i = 0; i < 40; i++) foldPerformance(layout, summary, { ...row, label: i % 8 === 0 ? 0 : 1, sign: 1 })
    const window = windowPerformance({ ...base, predictions: 80, summary })
    expect(window).toMatchObject({ labelled: 40, coverage: 0.5, mature: true, maturity: 'mature', sufficient: true })
    expect(window.metrics.accuracy?.value).toBe(35 / 40)
  })
  test('is insufficient with too few of one label', () => {
    const summary = emptySummary(layout)
    for (let i = 0; i < 40; i++) foldPerformance(layout, summary, { ...row, label: i < 4 ? 0 : 1, sign: 1 })
    expect(windowPerformance({ ...base, predictions: 80, summary }).sufficient).toBe(false)
  })
})
