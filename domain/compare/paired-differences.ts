import { criticalT } from '@/domain/performance/confidence'
import { foldPerformance, type PerformanceRow } from '@/domain/performance/fold'
import { type PerformanceLayout, performanceLayout } from '@/domain/performance/layout'
import type { MetricAnswers, MetricKey } from '@/domain/performance/metric'
import type { TaskReading } from '@/domain/performance/reading'
import { binaryReading } from '@/domain/performance/reading-binary'
import { multiclassReading } from '@/domain/performance/reading-multiclass'
import { regressionReading } from '@/domain/performance/reading-regression'
import { JACKKNIFE_MIN_DAYS } from '@/domain/performance/summarise'
import { addSummary, emptySummary, mergeSummaries, type PerformanceSummary } from '@/domain/performance/summary'
import { DAY_MS } from '@/domain/time/windows'
import { jackknife } from '@/stats/intervals/jackknife'
import type { Answers, SharedCases } from './shared-cases'

/** Blocks where the cases fall on fewer than ten days: case i goes to block i mod 20. */
const BLOCKS = 20

export type MetricDifference = { value: number; low: number | null; high: number | null }
/** The same cases of one group (day) as two versions' summaries. */
export type PairedGroup = { first: PerformanceSummary; second: PerformanceSummary; rows: number }

function layoutOf(cases: SharedCases): PerformanceLayout {
  if (cases.task === 'binary') return performanceLayout('binary')
  if (cases.task === 'multiclass') return performanceLayout('multiclass', { classes: cases.classes })
  return performanceLayout('regression', { centre: cases.labels.reduce((sum, x) => sum + x / cases.n, 0) })
}

export function readingOf(layout: PerformanceLayout): TaskReading<MetricKey> {
  const reading =
    layout.task === 'binary'
      ? binaryReading(layout)
      : layout.task === 'multiclass'
        ? multiclassReading(layout)
        : regressionReading
  return reading as TaskReading<MetricKey>
}

function rowOf(cases: SharedCases, answers: Answers, i: number): PerformanceRow {
  const own = answers.probabilities.subarray(i * cases.classes, (i + 1) * cases.classes)
  return {
    prediction: answers.predictions[i] ?? Number.NaN,
    label: cases.labels[i] ?? Number.NaN,
    score: answers.scores[i] ?? null,
    probabilities: own.length === 0 || own.every(Number.isNaN) ? null : own,
    sign: 1,
  }
}

function blocksOf(cases: SharedCases, layout: PerformanceLayout, [a, b]: readonly [Answers, Answers]): PairedGroup[] {
  const days = cases.times.map((at) => Math.floor(at / DAY_MS))
  const byDay = new Set(days).size >= JACKKNIFE_MIN_DAYS
  const blocks = new Map<number, PairedGroup>()
  for (let i = 0; i < cases.n; i++) {
    const key = byDay ? (days[i] ?? 0) : i % BLOCKS
    const block = blocks.get(key) ?? { first: emptySummary(layout), second: emptySummary(layout), rows: 0 }
    blocks.set(key, block)
    block.rows++
    foldPerformance(layout, block.first, rowOf(cases, a, i))
    foldPerformance(layout, block.second, rowOf(cases, b, i))
  }
  return [...blocks.values()]
}

const merge = (layout: PerformanceLayout, a: PerformanceSummary, b: PerformanceSummary) => {
  const sum = mergeSummaries(layout, [a])
  addSummary(sum, b)
  return sum
}

/**
 * Second minus first for every metric that both have a value of, `groups` holding the same cases of both. Limits at 95 % by a
 * paired delete-a-group jackknife with t(G - 1), null where a figure is undefined without some group.
 */
export function groupedDifferences(
  groups: readonly PairedGroup[],
  layouts: readonly [PerformanceLayout, PerformanceLayout],
  metrics: readonly [MetricAnswers, MetricAnswers],
): Partial<Record<MetricKey, MetricDifference>> {
  const [one, two] = layouts
  const [readOne, readTwo] = [readingOf(one), readingOf(two)]
  const errors = jackknife<PairedGroup>({
    parts: groups,
    weights: groups.map((group) => group.rows),
    combine: (a, b) => ({
      first: merge(one, a.first, b.first),
      second: merge(two, a.second, b.second),
      rows: a.rows + b.rows,
    }),
    figures: ({ first, second }) => {
      const [a, b] = [readOne.points(first), readTwo.points(second)]
      return readOne.keys.map((key) => {
        const [x, y] = [a[key].value, b[key].value]
        return x === null || y === null ? null : y - x
      })
    },
  })
  const out: Partial<Record<MetricKey, MetricDifference>> = {}
  for (const [place, key] of readOne.keys.entries()) {
    const [x, y] = [metrics[0][key]?.value ?? null, metrics[1][key]?.value ?? null]
    if (x === null || y === null) continue
    const error = errors[place]
    const width = error ? criticalT(error.degreesOfFreedom) * error.standardError : null
    const value = y - x
    out[key] = { value, low: width === null ? null : value - width, high: width === null ? null : value + width }
  }
  return out
}

/** The same of raw cases: exact values; the groups are the days, or 20 interleaved blocks where there are fewer than ten. */
export function pairedDifferences(
  cases: SharedCases,
  pair: readonly [Answers, Answers],
  metrics: readonly [MetricAnswers, MetricAnswers],
): Partial<Record<MetricKey, MetricDifference>> {
  const layout = layoutOf(cases)
  return groupedDifferences(blocksOf(cases, layout, pair), [layout, layout], metrics)
}
