import { LEADING_METRICS, LOWER_IS_BETTER } from '@/domain/monitoring/health'
import { criticalT } from '@/domain/performance/confidence'
import { type ExactRows, exactMetrics } from '@/domain/performance/exact'
import { foldPerformance } from '@/domain/performance/fold'
import { type PerformanceLayout, performanceLayout } from '@/domain/performance/layout'
import type { MetricAnswers, MetricKey } from '@/domain/performance/metric'
import type { TaskReading } from '@/domain/performance/reading'
import { binaryReading } from '@/domain/performance/reading-binary'
import { multiclassReading } from '@/domain/performance/reading-multiclass'
import { regressionReading } from '@/domain/performance/reading-regression'
import { JACKKNIFE_MIN_DAYS } from '@/domain/performance/summarise'
import { addSummary, emptySummary, mergeSummaries, type PerformanceSummary } from '@/domain/performance/summary'
import { jackknife } from '@/stats/intervals/jackknife'
import type { Absent, OwnPerformance, SameRows } from './evidence'
import { type Answers, isMeasured, type LabelledRows } from './labelled-rows'

/** Blocks for the jackknife where the cases fall on fewer than ten days: every twentieth case. */
const BLOCKS = 20

/** Without `days` there is no jackknife: enough where only the values count. */
function exactRows(rows: LabelledRows, answers: Answers, limits: boolean): ExactRows | null {
  const { task, labels } = rows
  const days = limits ? { days: rows.days } : {}
  if (task === 'regression') return { task, predictions: answers.predictions, labels, ...days }
  const columns = { predictions: Int32Array.from(answers.predictions), labels: Int32Array.from(labels), ...days }
  if (task === 'binary') return { task, ...columns, scores: answers.scores }
  return task === 'multiclass' ? { task, classes: rows.classes, ...columns } : null
}

function layoutOf(rows: LabelledRows): PerformanceLayout | null {
  if (rows.task === 'binary') return performanceLayout('binary')
  if (rows.task === 'multiclass') return performanceLayout('multiclass', { classes: rows.classes })
  if (rows.task !== 'regression') return null
  const centre = rows.labels.reduce((sum, label) => sum + label / rows.labels.length, 0)
  return performanceLayout('regression', { centre })
}

function readingOf(layout: PerformanceLayout): TaskReading<MetricKey> {
  const reading =
    layout.task === 'binary'
      ? binaryReading(layout)
      : layout.task === 'multiclass'
        ? multiclassReading(layout)
        : regressionReading
  return reading as TaskReading<MetricKey>
}

type Pair = { candidate: PerformanceSummary; champion: PerformanceSummary; rows: number }

function blocksOf(rows: LabelledRows, champion: Answers, layout: PerformanceLayout): Pair[] {
  const byDay = new Set(rows.days).size >= JACKKNIFE_MIN_DAYS
  const blocks = new Map<number, Pair>()
  for (let i = 0; i < rows.labels.length; i++) {
    const key = byDay ? (rows.days[i] ?? 0) : i % BLOCKS
    const block = blocks.get(key) ?? { candidate: emptySummary(layout), champion: emptySummary(layout), rows: 0 }
    blocks.set(key, block)
    block.rows++
    for (const [answers, into] of [
      [rows.candidate, block.candidate],
      [champion, block.champion],
    ] as const) {
      foldPerformance(layout, into, {
        prediction: answers.predictions[i] ?? Number.NaN,
        label: rows.labels[i] ?? Number.NaN,
        score: answers.scores[i] ?? null,
        probabilities: null,
        sign: 1,
      })
    }
  }
  return [...blocks.values()]
}

function widthOfDifference(rows: LabelledRows, champion: Answers, metric: MetricKey): number | null {
  const layout = layoutOf(rows)
  if (layout === null) return null
  const reading = readingOf(layout)
  const parts = blocksOf(rows, champion, layout)
  const add = (a: PerformanceSummary, b: PerformanceSummary) => {
    const sum = mergeSummaries(layout, [a])
    addSummary(sum, b)
    return sum
  }
  const [error] = jackknife<Pair>({
    parts,
    weights: parts.map((part) => part.rows),
    combine: (a, b) => ({
      candidate: add(a.candidate, b.candidate),
      champion: add(a.champion, b.champion),
      rows: a.rows + b.rows,
    }),
    figures: (whole) => {
      const [a, b] = [reading.points(whole.candidate)[metric], reading.points(whole.champion)[metric]]
      return [a.value === null || b.value === null ? null : a.value - b.value]
    },
  })
  return error ? criticalT(error.degreesOfFreedom) * error.standardError : null
}

const lead = (rows: LabelledRows, of: readonly MetricAnswers[]): MetricKey | null =>
  LEADING_METRICS[rows.task]?.find((key) => of.every((metrics) => metrics[key]?.value != null)) ?? null

const metricsOf = (rows: LabelledRows, answers: Answers, limits: boolean): MetricAnswers | null => {
  const exact = rows.labels.length > 0 ? exactRows(rows, answers, limits) : null
  return exact && exactMetrics(exact).metrics
}

/** The leading metric of the candidate over all its labelled cases. */
export function ownPerformance(rows: LabelledRows): OwnPerformance | Absent {
  if (!isMeasured(rows.task)) return { measured: false, reason: 'task_without_metrics' }
  const metrics = metricsOf(rows, rows.candidate, true)
  const metric = metrics && lead(rows, [metrics])
  const answer = metric && metrics[metric]
  if (!metric || !answer || answer.value === null) return { measured: false, reason: 'no_labels_yet' }
  return { measured: true, metric, value: answer.value, low: answer.low, high: answer.high }
}

/**
 * Candidate against champion on exactly the cases that both scored: the leading metric that both have (exact values), and
 * the 95 % limits of the difference by a paired delete-a-group jackknife with t(G - 1), G the days (or 20 interleaved
 * groups of cases where there are fewer than ten days). Limits are null where a figure is undefined without a group.
 */
export function compareOnSameRows(rows: LabelledRows): SameRows | Absent {
  const { champion } = rows
  if (champion === null) return { measured: false, reason: 'no_champion' }
  if (!isMeasured(rows.task)) return { measured: false, reason: 'task_without_metrics' }
  const [own, theirs] = [metricsOf(rows, rows.candidate, false), metricsOf(rows, champion, false)]
  if (!own || !theirs) return { measured: false, reason: 'no_case_scored_by_both' }
  const metric = lead(rows, [own, theirs])
  const [a, b] = [metric ? own[metric]?.value : null, metric ? theirs[metric]?.value : null]
  if (!metric || a == null || b == null) return { measured: false, reason: 'no_common_metric' }
  const width = widthOfDifference(rows, champion, metric)
  const value = a - b
  const limits = width === null ? { low: null, high: null } : { low: value - width, high: value + width }
  return {
    measured: true,
    metric,
    lowerIsBetter: LOWER_IS_BETTER.has(metric),
    n: rows.labels.length,
    candidate: a,
    champion: b,
    difference: { value, ...limits },
  }
}
