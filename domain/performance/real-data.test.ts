import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import bike from '@/stats/fixtures/metrics_bike_monthly.json'
import california from '@/stats/fixtures/metrics_california_monthly.json'
import { exactMetrics } from './exact'
import { foldPerformance } from './fold'
import { performanceLayout } from './layout'
import { confusionOf } from './read-binary'
import { summarise } from './summarise'
import { emptySummary } from './summary'

const DATA = '../shared/data'

/** Rows as records of text; the files hold no quoted cells. */
function csv(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(`${DATA}/${name}`, 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])))
}

const present = existsSync(`${DATA}/california_housing_analysis.csv`)
const suite = present ? describe : describe.skip
const absent = present ? '' : ` (skipped: ${DATA} is absent)`

type Scored = { score: number; prediction: number; label: number; day: number }

function californiaRows(): Record<string, Scored[]> {
  const truth = new Map(csv('california_housing_analysis_gt.csv').map((row) => [row.id, Number(row.clf_target)]))
  const scored = (row: Record<string, string>, label: number): Scored => ({
    score: Number(row.y_pred_proba),
    prediction: Number(row.y_pred),
    label,
    day: Math.floor(Date.parse(`${row.timestamp?.replace(' ', 'T')}Z`) / 86_400_000),
  })
  return {
    reference: csv('california_housing_reference.csv').map((row) => scored(row, Number(row.clf_target))),
    analysis: csv('california_housing_analysis.csv').map((row) => scored(row, truth.get(row.id) ?? Number.NaN)),
  }
}

suite(`California housing by month${absent}`, () => {
  const rows = present ? californiaRows() : {}
  test.each(california.months)('$month', ({ period, start, end, tn, fp, fn, tp, expected }) => {
    const data = (rows[period] ?? []).slice(start, end + 1)
    const { layout, summary, metrics } = exactMetrics({
      task: 'binary',
      predictions: Int32Array.from(data, (row) => row.prediction),
      labels: Int32Array.from(data, (row) => row.label),
      scores: Float64Array.from(data, (row) => row.score),
      days: Int32Array.from(data, (row) => row.day),
    })
    expect(confusionOf(summary)).toEqual({ tn, fp, fn, tp })
    const binned = summarise(layout, summary)
    for (const [key, value] of Object.entries(expected)) {
      const exact = Object.entries(metrics).find(([name]) => name === key)?.[1]
      const rolled = Object.entries(binned).find(([name]) => name === key)?.[1]
      expect(Math.abs((exact?.value ?? Number.NaN) - value), key).toBeLessThan(1e-9)
      if (!rolled || rolled.value === null) throw new Error(key)
      expect(Math.abs(rolled.value - value), key).toBeLessThanOrEqual((rolled.bound ?? 0) + 1e-9)
    }
  })
})

suite(`bike rentals by month${absent}`, () => {
  const rows = present ? csv('bike_predictions_trained_H1_2011.csv') : []
  test.each(bike.months)('$month', ({ month, n, mae, bias }) => {
    const layout = performanceLayout('regression', { centre: 190 })
    const summary = emptySummary(layout)
    for (const row of rows) {
      if (!row.dteday?.startsWith(month)) continue
      const [prediction, label] = [Number(row.prediction), Number(row.cnt)]
      foldPerformance(layout, summary, { prediction, label, score: null, probabilities: null, sign: 1 })
    }
    const metrics = summarise(layout, summary)
    expect(summary.counts[0]).toBe(n)
    expect(Math.abs((metrics.mae?.value ?? Number.NaN) - mae)).toBeLessThan(5.01e-4)
    expect(Math.abs((metrics.bias?.value ?? Number.NaN) - bias)).toBeLessThan(5.01e-4)
  })
})
