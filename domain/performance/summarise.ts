import { clipInterval, type Interval } from '@/stats/intervals/interval'
import { jackknife } from '@/stats/intervals/jackknife'
import { criticalT } from './confidence'
import type { PerformanceLayout } from './layout'
import type { MetricAnswer, MetricAnswers, MetricKey } from './metric'
import type { TaskReading } from './reading'
import { binaryReading } from './reading-binary'
import { multiclassReading } from './reading-multiclass'
import { regressionReading } from './reading-regression'
import { addSummary, mergeSummaries, type PerformanceSummary } from './summary'

/** Days with labels from which on the day-wise jackknife is used: fewer give a variance too rough for 95 % limits. */
export const JACKKNIFE_MIN_DAYS = 10

type Summary = Readonly<PerformanceSummary>

/** `days`: the same rows by UTC day; `exact`: values to use instead of those from bins, which then carry no bound. */
export type SummariseOptions = { days?: readonly Summary[]; exact?: Partial<Record<MetricKey, number>> }

/** Half-widths of the delete-a-day jackknife at 95 %, null where there are too few days or a figure is undefined without one. */
function dayWidths<K extends MetricKey>(layout: PerformanceLayout, reading: TaskReading<K>, days: readonly Summary[]) {
  const parts = days.filter((day) => (day.counts[0] ?? 0) > 0)
  if (parts.length < JACKKNIFE_MIN_DAYS) return null
  const errors = jackknife<Summary>({
    parts,
    weights: parts.map((day) => day.counts[0] ?? 0),
    combine: (a, b) => {
      const sum = mergeSummaries(layout, [a])
      addSummary(sum, b)
      return sum
    },
    figures: (whole) => {
      const points = reading.points(whole)
      return reading.keys.map((key) => points[key].value)
    },
  })
  return errors.map((error) => (error ? criticalT(error.degreesOfFreedom) * error.standardError : null))
}

function answers<K extends MetricKey>(
  reading: TaskReading<K>,
  summary: Summary,
  { exact = {}, widths }: { exact?: Partial<Record<MetricKey, number>>; widths: readonly (number | null)[] | null },
): Record<K, MetricAnswer> {
  const labelled = summary.counts[0] ?? 0
  if (labelled <= 0) return everywhere(reading.keys, { value: null, reason: noLabelReason(summary) })
  const points = reading.points(summary)
  const noScores = reading.scored(summary) <= 0
  const entries = reading.keys.map((key, index): [K, MetricAnswer] => {
    const point = points[key]
    if (reading.needsScore(key) && noScores) return [key, { value: null, reason: 'no_scores' }]
    if (point.value === null)
      return [key, { value: null, reason: point.reason === 'no_rows' ? 'too_few' : point.reason }]
    const value = exact[key] ?? point.value
    const limits = limitsOf({
      value,
      width: widths?.[index] ?? null,
      analytic: () => reading.interval(summary, key, value),
    })
    const clipped = limits && clipInterval(limits, reading.range(key))
    const bound = exact[key] === undefined ? point.bound : undefined
    return [
      key,
      { value, low: clipped?.low ?? null, high: clipped?.high ?? null, ...(bound !== undefined && { bound }) },
    ]
  })
  return Object.fromEntries(entries) as Record<K, MetricAnswer>
}

function everywhere<K extends MetricKey>(keys: readonly K[], answer: MetricAnswer): Record<K, MetricAnswer> {
  return Object.fromEntries(keys.map((key) => [key, answer])) as Record<K, MetricAnswer>
}

/** Labels that fit no known class are labels all the same, so their rows say something else than "no labels yet". */
function noLabelReason(summary: Summary): 'no_labels_yet' | 'too_few' {
  return (summary.counts[1] ?? 0) > 0 ? 'too_few' : 'no_labels_yet'
}

function limitsOf(of: { value: number; width: number | null; analytic: () => Interval | null }): Interval | null {
  if (of.width !== null && of.width > 0) return { low: of.value - of.width, high: of.value + of.width }
  return of.analytic()
}

function readAs<K extends MetricKey>(
  reading: TaskReading<K>,
  { layout, summary, days, exact }: { layout: PerformanceLayout; summary: Summary } & SummariseOptions,
): MetricAnswers {
  const widths = days ? dayWidths(layout, reading, days) : null
  return answers(reading, summary, { ...(exact && { exact }), widths })
}

/**
 * Every metric of the layout's task from its sufficient statistics. Limits are 95 %: the delete-a-day jackknife with t(D - 1) where
 * at least 10 of `days` hold labelled rows (rows of a day may depend on each other), else closed forms (Wilson, Hanley-McNeil, delta
 * method, normal). Where no day spreads (all right, or all wrong) the closed form is used, which keeps a width.
 * Throws a RangeError where a summary does not have the layout's size.
 */
export function summarise(layout: PerformanceLayout, summary: Summary, options: SummariseOptions = {}): MetricAnswers {
  if (summary.counts.length !== layout.size.counts || summary.sums.length !== layout.size.sums) {
    throw new RangeError('the summary does not have the size of its layout')
  }
  if (layout.task === 'binary') return readAs(binaryReading(layout), { layout, summary, ...options })
  if (layout.task === 'regression') return readAs(regressionReading, { layout, summary, ...options })
  return readAs(multiclassReading(layout), { layout, summary, ...options })
}
