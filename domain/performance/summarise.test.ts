import { describe, expect, test } from 'vitest'
import { foldPerformance } from './fold'
import { performanceLayout } from './layout'
import { BINARY_METRICS, MULTICLASS_METRICS, REGRESSION_METRICS } from './metric'
import { amountsOf } from './read-binary'
import { RESIDUAL_BINS, residualBin } from './residual-bins'
import { defaultScoreEdges, scoreEdgesFrom } from './score-edges'
import { summarise } from './summarise'
import { emptySummary, type PerformanceSummary } from './summary'

const layout = performanceLayout('binary')

type Case = [prediction: number, label: number, score: number | null]
function binary(cases: readonly Case[]): PerformanceSummary {
  const summary = emptySummary(layout)
  for (const [prediction, label, score] of cases) {
    foldPerformance(layout, summary, { prediction, label, score, probabilities: null, sign: 1 })
  }
  return summary
}

test('each task answers its keys, with a reason before there are labels', () => {
  const tasks = [
    [layout, BINARY_METRICS],
    [performanceLayout('regression'), REGRESSION_METRICS],
    [performanceLayout('multiclass', { classes: 3 }), MULTICLASS_METRICS],
  ] as const
  for (const [of, keys] of tasks) {
    const metrics = summarise(of, emptySummary(of))
    expect(Object.keys(metrics).sort()).toEqual([...keys].sort())
    for (const answer of Object.values(metrics)) expect(answer).toEqual({ value: null, reason: 'no_labels_yet' })
  }
})

describe('reasons', () => {
  test.each([
    ['roc_auc', [[1, 1, null]], 'no_scores'],
    ['brier', [[1, 1, 2]], 'no_scores'],
    ['roc_auc', [[1, 1, 0.4]], 'one_class_only'],
    ['pr_auc', [[0, 0, 0.4]], 'no_positives'],
    ['precision', [[0, 1, 0.4]], 'no_predicted_positives'],
    ['balanced_accuracy', [[0, 1, 0.4]], 'one_class_only'],
    ['accuracy', [[-1, 1, 0.4]], 'too_few'],
  ] as [keyof ReturnType<typeof summarise>, Case[], string][])('%s of %o: %s', (key, cases, reason) => {
    expect(summarise(layout, binary(cases))[key]).toEqual({ value: null, reason })
  })
})

test('one row has a mean and no limits', () => {
  const of = performanceLayout('regression')
  const summary = emptySummary(of)
  foldPerformance(of, summary, { prediction: 5, label: 3, score: null, probabilities: null, sign: 1 })
  const metrics = summarise(of, summary)
  expect(metrics.bias).toEqual({ value: 2, low: null, high: null })
  expect(metrics.r2).toEqual({ value: null, reason: 'too_few' })
})

describe('limits by day', () => {
  const day = (right: number) =>
    binary(Array.from({ length: 10 }, (_, index): Case => [1, index < right ? 1 : 0, index < right ? 0.8 : 0.6]))
  const merge = (days: PerformanceSummary[]) =>
    binary([]).counts.map((_, index) => days.reduce((sum, one) => sum + (one.counts[index] ?? 0), 0))
  const whole = (days: PerformanceSummary[]): PerformanceSummary => ({
    counts: merge(days),
    sums: days[0]?.sums.map((_, index) => days.reduce((sum, one) => sum + (one.sums[index] ?? 0), 0)) ?? [],
  })
  const width = (answer: ReturnType<typeof summarise>['accuracy']) =>
    answer && answer.value !== null ? (answer.high ?? 0) - (answer.low ?? 0) : Number.NaN

  test('are wider than Wilson’s where days differ as wholes', () => {
    const days = Array.from({ length: 20 }, (_, index) => day(index % 2 === 0 ? 9 : 2))
    const summary = whole(days)
    expect(width(summarise(layout, summary, { days }).accuracy)).toBeGreaterThan(
      1.5 * width(summarise(layout, summary).accuracy),
    )
  })
  test('fall back to Wilson’s where no day spreads or there are fewer than ten', () => {
    const equal = Array.from({ length: 20 }, () => day(10))
    const few = Array.from({ length: 9 }, (_, index) => day(index))
    for (const days of [equal, few]) {
      const summary = whole(days)
      expect(summarise(layout, summary, { days }).accuracy).toEqual(summarise(layout, summary).accuracy)
    }
  })
})

test('amounts are summed per confusion cell', () => {
  const summary = emptySummary(layout)
  const row = { prediction: 1, score: null, probabilities: null, sign: 1 } as const
  foldPerformance(layout, summary, { ...row, label: 0, amount: 30 })
  foldPerformance(layout, summary, { ...row, label: 0, amount: 12 })
  foldPerformance(layout, summary, { ...row, label: 1, amount: null })
  const none = { n: 0, sum: 0, squares: 0 }
  expect(amountsOf(summary)).toEqual({ tn: none, fp: { n: 2, sum: 42, squares: 1044 }, fn: none, tp: none })
})

describe('score edges', () => {
  test('are ascending, distinct, within (0, 1) and stay as they are', () => {
    for (const edges of [defaultScoreEdges(), scoreEdgesFrom([-1, 0, 0.1, 0.37, 0.37, 1, 4])]) {
      expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b))
      expect(edges.every((edge) => edge > 0 && edge < 1)).toBe(true)
      expect(scoreEdgesFrom(edges)).toEqual(edges)
      for (let tenth = 1; tenth < 10; tenth++) expect(edges).toContain(tenth / 10)
    }
  })
})

test('residuals fall into ascending bins, those about 0 into one, those beyond the range into the outermost', () => {
  const ascending = [-1e12, -250, -249, -3, -0.02, 0, 0.02, 3, 249, 250, 1e12].map(residualBin)
  expect(ascending).toEqual([...ascending].sort((a, b) => a - b))
  expect(new Set(ascending).size).toBe(9)
  expect([residualBin(-1e-7), residualBin(1e-7)]).toEqual([residualBin(0), residualBin(0)])
  expect([ascending[0], ascending.at(-1)]).toEqual([0, RESIDUAL_BINS - 1])
})
