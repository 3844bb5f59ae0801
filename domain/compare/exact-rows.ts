import type { ExactRows } from '@/domain/performance/exact'
import { DAY_MS } from '@/domain/time/windows'
import type { Answers, SharedCases } from './shared-cases'

function pick(data: Float64Array, rows: Int32Array | null): Float64Array {
  return rows === null ? data : Float64Array.from(rows, (row) => data[row] ?? Number.NaN)
}

/** One version's answers to the cases, or to some `rows` of them, which then have no days. */
export function exactRows(cases: SharedCases, answers: Answers, rows: Int32Array | null): ExactRows {
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
