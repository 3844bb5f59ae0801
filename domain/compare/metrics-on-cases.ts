import { type ExactRows, exactMetrics } from '@/domain/performance/exact'
import type { MetricAnswers } from '@/domain/performance/metric'
import { DAY_MS } from '@/domain/time/windows'
import type { Answers, SharedCases } from './shared-cases'

function pick<Data extends Float64Array>(data: Data, rows: Int32Array | null): Float64Array {
  return rows === null ? data : Float64Array.from(rows, (row) => data[row] ?? Number.NaN)
}

function exactRows(cases: SharedCases, answers: Answers, rows: Int32Array | null): ExactRows {
  const days = rows ? null : { days: Int32Array.from(cases.times, (at) => Math.floor(at / DAY_MS)) }
  const labels = pick(cases.labels, rows)
  const predictions = pick(answers.predictions, rows)
  if (cases.task === 'regression') return { task: 'regression', predictions, labels, ...days }
  const whole = (data: Float64Array) => Int32Array.from(data, (x) => (Number.isNaN(x) ? -1 : x))
  const columns = { predictions: whole(predictions), labels: whole(labels), ...days }
  if (cases.task === 'binary') return { task: 'binary', ...columns, scores: pick(answers.scores, rows) }
  const { classes } = cases
  const places = rows ?? Int32Array.from({ length: cases.n }, (_, i) => i)
  const probabilities = new Float64Array(places.length * classes)
  for (const [i, row] of places.entries())
    probabilities.set(answers.probabilities.subarray(row * classes, (row + 1) * classes), i * classes)
  return { task: 'multiclass', classes, ...columns, probabilities }
}

/**
 * Every metric of one version on the shared cases, exact, with 95 % limits by days where there are ten; on some `rows` of them
 * with limits that treat cases as independent.
 */
export function metricsOnCases(cases: SharedCases, answers: Answers, rows: Int32Array | null = null): MetricAnswers {
  return exactMetrics(exactRows(cases, answers, rows)).metrics
}
