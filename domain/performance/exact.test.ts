import { describe, expect, test } from 'vitest'
import reference from '@/stats/fixtures/metrics_reference.json'
import { criticalT } from './confidence'
import { type ExactRows, exactMetrics } from './exact'
import { MULTICLASS_COUNTS } from './layout'
import type { MetricAnswers } from './metric'

const { binary, regression, multiclass, jackknife } = reference

function figureOf(metrics: MetricAnswers, key: string): number {
  return Object.entries(metrics).find(([name]) => name === key)?.[1]?.value ?? Number.NaN
}

const binaryRows: ExactRows = {
  task: 'binary',
  predictions: Int32Array.from(binary.predictions),
  labels: Int32Array.from(binary.labels),
  scores: Float64Array.from(binary.scores),
}
const regressionRows: ExactRows = {
  task: 'regression',
  predictions: Float64Array.from(regression.predictions),
  labels: Float64Array.from(regression.labels),
}
const multiclassRows: ExactRows = {
  task: 'multiclass',
  classes: multiclass.classes,
  predictions: Int32Array.from(multiclass.predictions),
  labels: Int32Array.from(multiclass.labels),
  probabilities: Float64Array.from(multiclass.probabilities),
}

describe.each([
  ['binary', binaryRows, binary.expected],
  ['regression', regressionRows, regression.expected],
  ['multiclass', multiclassRows, multiclass.expected],
] as const)('exact %s metrics equal the plain definitions', (_, rows, expected) => {
  const { metrics } = exactMetrics(rows)
  test.each(Object.entries(expected).filter(([key]) => key !== 'top_2'))('%s', (key, value) => {
    expect(Math.abs(figureOf(metrics, key) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
  })
  test('every figure lies within its limits and has no bound', () => {
    for (const answer of Object.values(metrics)) {
      if (answer.value === null) throw new Error(answer.reason)
      expect(answer.low ?? Number.NaN).toBeLessThan(answer.value)
      expect(answer.high ?? Number.NaN).toBeGreaterThan(answer.value)
      expect(answer.bound).toBeUndefined()
    }
  })
})

test('R2 has the delta method’s width', () => {
  const { r2 } = exactMetrics(regressionRows).metrics
  if (!r2 || r2.value === null) throw new Error('undefined')
  expect((r2.value - (r2.low ?? 0)) / 1.959963984540054).toBeCloseTo(regression.r2_se, 5)
})

test.each(Object.entries(multiclass.se))('multiclass %s has the delta method’s width', (key, se) => {
  const { metrics } = exactMetrics(multiclassRows)
  const answer = Object.entries(metrics).find(([name]) => name === key)?.[1]
  if (!answer || answer.value === null || answer.low === null) throw new Error('undefined')
  expect(Math.abs((answer.value - answer.low) / 1.959963984540054 / se - 1)).toBeLessThan(1e-5)
})

test('a multiclass model that is always right has limits with a width', () => {
  const labels = Int32Array.from([0, 1, 2, 0, 1, 2, 1, 1])
  const { metrics } = exactMetrics({ task: 'multiclass', classes: 3, predictions: labels, labels })
  for (const key of ['mcc', 'f1_macro', 'precision_weighted', 'specificity_macro'] as const) {
    const answer = metrics[key]
    expect(answer?.value).toBe(1)
    expect(answer && 'low' in answer ? answer.low : null).toBeLessThan(0.9)
  }
})

test('ranks count how often the label was the first, the second ... most probable class', () => {
  const { counts } = exactMetrics(multiclassRows).summary
  const { ranks, ranked } = MULTICLASS_COUNTS
  const hits = (counts[ranks] ?? 0) + (counts[ranks + 1] ?? 0)
  expect(hits / (counts[ranked] ?? 0)).toBeCloseTo(multiclass.expected.top_2, 12)
})

test('with ten or more days the limits are those of the jackknife over days', () => {
  const days = Int32Array.from(jackknife.days)
  const { mae } = exactMetrics({ ...regressionRows, days }).metrics
  if (!mae || mae.value === null) throw new Error('undefined')
  expect((mae.high ?? 0) - mae.value).toBeCloseTo(criticalT(11) * jackknife.se, 9)
  const few = days.map((day) => day % 9)
  const independent = exactMetrics(regressionRows).metrics.mae
  const fewDays = exactMetrics({ ...regressionRows, days: few }).metrics.mae
  if (independent?.value == null || fewDays?.value == null) throw new Error('undefined')
  expect(fewDays.low).toBeCloseTo(independent.low ?? Number.NaN, 9)
})

test.each(Object.entries(reference.student_975))('the t quantile with %s degrees of freedom', (df, value) => {
  expect(criticalT(Number(df))).toBeCloseTo(value, 9)
})

test('far from 0 nothing is lost', () => {
  const far = 1e9
  const shifted: ExactRows = {
    task: 'regression',
    predictions: Float64Array.from(regression.predictions, (x) => Math.round(x) + far),
    labels: Float64Array.from(regression.labels, (x) => Math.round(x) + far),
  }
  const near: ExactRows = {
    task: 'regression',
    predictions: Float64Array.from(regression.predictions, Math.round),
    labels: Float64Array.from(regression.labels, Math.round),
  }
  const [a, b] = [exactMetrics(shifted).metrics, exactMetrics(near).metrics]
  for (const key of ['mae', 'rmse', 'r2', 'bias']) expect(figureOf(a, key)).toBeCloseTo(figureOf(b, key), 9)
})

test('an area with the jackknife’s limits lies in the middle of them', () => {
  const days = Int32Array.from(binary.labels, (_, index) => index % 20)
  const { roc_auc } = exactMetrics({ ...binaryRows, days }).metrics
  if (!roc_auc || roc_auc.value === null) throw new Error('undefined')
  expect((roc_auc.low ?? 0) + (roc_auc.high ?? 0)).toBeCloseTo(2 * roc_auc.value, 9)
})

test('rows without a usable score are left out of the areas and counted', () => {
  const scores = Float64Array.from([0.9, 0.1, Number.NaN, 7])
  const rows: ExactRows = {
    task: 'binary',
    predictions: Int32Array.from([1, 0, 1, 1]),
    labels: Int32Array.from([1, 0, 0, 0]),
    scores,
  }
  const { metrics, summary } = exactMetrics(rows)
  expect(metrics.roc_auc?.value).toBe(1)
  expect(metrics.accuracy?.value).toBe(0.5)
  expect(summary.counts.slice(0, 4)).toEqual([4, 0, 1, 1])
})
