import { coverage } from './coverage'
import type { PerformanceLayout } from './layout'
import { type Maturity, maturityOf } from './maturity'
import type { MetricAnswer, MetricAnswers } from './metric'
import { isSufficient } from './sufficient'
import { summarise } from './summarise'
import { labelledCount, type PerformanceSummary } from './summary'

/** One window of performance as the API gives it. Times are RFC 3339 in UTC; `to` is excluded. */
export type PerformanceWindow = {
  from: string
  to: string
  /** Predictions. */
  n: number
  labelled: number
  coverage: number | null
  /** `maturity` is `mature`: fit for alarms and comparisons. */
  mature: boolean
  maturity: Maturity
  metrics: MetricAnswers
  /** Enough labelled rows for a decision. */
  sufficient: boolean
}

export type WindowInput = {
  from: Date
  to: Date
  asOf: Date
  predictions: number
  /** Labelled ones, where counted apart; else those of `summary`. */
  labelled?: number
  /** H in seconds, null where unknown; under label policy `absence` the policy's `after`. */
  maturityAgeSeconds: number | null
  layout: PerformanceLayout
  /** All labelled rows of the window (under `absence`: from `combineAbsence`). */
  summary: Readonly<PerformanceSummary>
  /** The same by UTC day, for the jackknife. */
  days?: readonly Readonly<PerformanceSummary>[]
  /** From `exactMetrics`, in exact mode. */
  metrics?: MetricAnswers
}

function withoutPredictions(metrics: MetricAnswers): MetricAnswers {
  const none: MetricAnswer = { value: null, reason: 'no_predictions' }
  return Object.fromEntries(Object.keys(metrics).map((key) => [key, none]))
}

/** Assembles one window; reads no clock. */
export function windowPerformance(input: WindowInput): PerformanceWindow {
  const { layout, summary, predictions } = input
  const labelled = input.labelled ?? labelledCount(summary)
  const maturity = maturityOf({ ...input, labelled })
  const metrics = input.metrics ?? summarise(layout, summary, input.days && { days: input.days })
  return {
    from: input.from.toISOString(),
    to: input.to.toISOString(),
    n: predictions,
    labelled,
    coverage: coverage(labelled, predictions),
    mature: maturity === 'mature',
    maturity,
    metrics: predictions > 0 || labelled > 0 ? metrics : withoutPredictions(metrics),
    sufficient: isSufficient(layout, summary),
  }
}
