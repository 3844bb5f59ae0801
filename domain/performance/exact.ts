import { prAuc } from '@/stats/metrics/binary/pr-auc'
import { rocAuc } from '@/stats/metrics/binary/roc-auc'
import { splitScores } from '@/stats/metrics/binary/split-scores'
import { foldPerformance, type PerformanceRow } from './fold'
import { type PerformanceLayout, performanceLayout } from './layout'
import type { MetricAnswers } from './metric'
import { summarise } from './summarise'
import { emptySummary, mergeSummaries, type PerformanceSummary } from './summary'

type Rows<T> = {
  predictions: T
  labels: T
  /** UTC day of each row, any whole number; left out, the intervals treat rows as independent. */
  days?: Int32Array
}

/**
 * Labelled rows as columns of equal length. Binary: 1 and 0, `scores` P(positive), NaN where missing. Multiclass: class indices (-1
 * unknown), `probabilities` row-major n x `classes`, a row of NaN where missing.
 */
export type ExactRows =
  | ({ task: 'binary'; scores?: Float64Array; scoreEdges?: ArrayLike<number> } & Rows<Int32Array>)
  | ({ task: 'regression' } & Rows<Float64Array>)
  | ({ task: 'multiclass'; classes: number; probabilities?: Float64Array } & Rows<Int32Array>)

export type ExactResult = { layout: PerformanceLayout; summary: PerformanceSummary; metrics: MetricAnswers }

function layoutOf(rows: ExactRows): PerformanceLayout {
  if (rows.task === 'multiclass') return performanceLayout('multiclass', { classes: rows.classes })
  if (rows.task === 'binary') return performanceLayout('binary', rows.scoreEdges && { scoreEdges: rows.scoreEdges })
  let sum = 0
  let n = 0
  for (const label of rows.labels) {
    if (!Number.isFinite(label)) continue
    n += 1
    sum += (label - sum) / n
  }
  return performanceLayout('regression', { centre: sum })
}

function foldDays(layout: PerformanceLayout, rows: ExactRows): PerformanceSummary[] {
  const days = new Map<number, PerformanceSummary>()
  const row: PerformanceRow = { prediction: 0, label: 0, score: null, probabilities: null, sign: 1 }
  const probabilities = rows.task === 'multiclass' ? rows.probabilities : undefined
  for (let i = 0; i < rows.labels.length; i++) {
    const day = rows.days?.[i] ?? 0
    let summary = days.get(day)
    if (!summary) {
      summary = emptySummary(layout)
      days.set(day, summary)
    }
    row.prediction = rows.predictions[i] ?? Number.NaN
    row.label = rows.labels[i] ?? Number.NaN
    if (rows.task === 'binary') row.score = rows.scores?.[i] ?? null
    if (rows.task === 'multiclass' && probabilities) {
      const own = probabilities.subarray(i * rows.classes, (i + 1) * rows.classes)
      row.probabilities = own.every(Number.isNaN) ? null : own
    }
    foldPerformance(layout, summary, row)
  }
  return [...days.values()]
}

/** Exact areas over the rows that the summary counts as scored: a known decision and a score in [0, 1]. */
function exactAreas(rows: ExactRows): { roc_auc?: number; pr_auc?: number } {
  if (rows.task !== 'binary' || !rows.scores) return {}
  const { predictions } = rows
  const usable = (score: number, i: number) =>
    score >= 0 && score <= 1 && (predictions[i] === 0 || predictions[i] === 1) ? score : Number.NaN
  const split = splitScores(rows.scores.map(usable), rows.labels)
  const roc = rocAuc(split)
  const pr = prAuc(split)
  return { ...(roc.value !== null && { roc_auc: roc.value }), ...(pr.value !== null && { pr_auc: pr.value }) }
}

/**
 * Metrics from raw rows: areas under curves without a bound, the rest as from sums, all equal to scikit-learn's to 1e-9. Limits as in
 * `summarise`; the jackknife's width of an area comes from its binned day summaries.
 */
export function exactMetrics(rows: ExactRows): ExactResult {
  if (rows.predictions.length !== rows.labels.length) throw new RangeError('columns of unequal length')
  const layout = layoutOf(rows)
  const days = foldDays(layout, rows)
  const summary = mergeSummaries(layout, days)
  const metrics = summarise(layout, summary, { exact: exactAreas(rows), ...(rows.days && { days }) })
  return { layout, summary, metrics }
}
