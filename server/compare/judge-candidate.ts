import 'server-only'
import { sameLabelledCases } from '@/domain/compare/label-margins'
import { metricsOnCases } from '@/domain/compare/metrics-on-cases'
import { groupedDifferences, type MetricDifference, pairedDifferences } from '@/domain/compare/paired-differences'
import type { Basis } from '@/domain/compare/rank'
import { type CasesValue, valueOnCases } from '@/domain/compare/value-on-cases'
import type { MetricAnswers, MetricKey } from '@/domain/performance/metric'
import { JACKKNIFE_MIN_DAYS, summarise } from '@/domain/performance/summarise'
import { labelledCount, mergeSummaries, type PerformanceSummary } from '@/domain/performance/summary'
import { splitDays, type Window } from '@/domain/time/windows'
import { cellSpread } from '@/domain/value/moments'
import { valueModelAt } from '@/domain/value/value-model'
import { valueWindow } from '@/domain/value/window'
import type { Context } from '@/server/kernel/context'
import type { FoundModel, VersionRow } from '@/server/models/read'
import { figuresFromRollups, type WindowFigures } from '@/server/performance/from-rollups'
import type { VersionState } from '@/server/predictions/version-state'
import { ALL_SEGMENTS } from '@/server/rollups/subjects'
import { modelsWithin } from '@/server/value/read-range'
import { isBinary, slicesFrom } from '@/server/value/read-slices'
import type { RecordedValueModel } from '@/server/value/read-value-models'
import { readSharedCases } from './read-shared-cases'

/** A leaderboard reads this many shared cases of each candidate at most, looking through as many as this to find them. */
const SHARED_MAX = 5000
const LOOKED_THROUGH_MAX = 20_000

type Measurable = VersionState & { performance: NonNullable<VersionState['performance']> }
export type Candidate = { model: FoundModel; version: VersionRow; state: Measurable }

/** A candidate's own window, day by day, from rollups. */
export type OwnFigures = {
  predictions: number
  labelled: number
  figures: WindowFigures[]
  days: PerformanceSummary[]
  metrics: MetricAnswers
}

function ownFrom({ state }: Candidate, figures: WindowFigures[]): OwnFigures {
  const days = figures.map((figure) => figure.summary)
  const whole = mergeSummaries(state.performance, days)
  const predictions = figures.reduce((sum, figure) => sum + figure.predictions, 0)
  const metrics = summarise(state.performance, whole, { days })
  return { predictions, labelled: labelledCount(whole), figures, days, metrics }
}

export async function ownFigures(ctx: Context, candidate: Candidate, range: Window): Promise<OwnFigures> {
  const asked = {
    segment: ALL_SEGMENTS,
    windows: splitDays(range),
    granularity: 'day' as const,
    asOf: ctx.now.getTime(),
  }
  return ownFrom(candidate, await figuresFromRollups(ctx.tx, candidate.state, asked))
}

/** Of a version that never predicted anything. */
export const noFigures = (candidate: Candidate): OwnFigures => ownFrom(candidate, [])

export type CandidateFigures = {
  basis: Basis
  /** Labelled cases that the figures are over. */
  n: number
  capped: boolean
  metrics: MetricAnswers
  differences: Partial<Record<MetricKey, MetricDifference>>
  currency: string | null
  /** Net money per decision before the fixed cost. */
  value: CasesValue
}

/** Over the candidate's own decisions, each day under the value model in force. */
function ownValue(given: Judged, now: number): Pick<CandidateFigures, 'currency' | 'value'> {
  const { candidate, own, valueModels, range } = given
  const { state } = candidate
  if (!isBinary(state)) return { currency: null, value: { value: null, reason: 'task_without_value' } }
  const ask = { stretches: splitDays(range), granularity: 'day' as const, models: valueModels, now }
  const { slices } = slicesFrom(own.figures, state, ask)
  const currency = valueModelAt(valueModels, range.to - 1)?.currency ?? null
  const spread = Math.max(0, ...modelsWithin(valueModels, range).map(cellSpread))
  const total = valueWindow({ ...range, currency, slices, baseline: null, spread })
  const reason = currency === null ? ('no_value_model' as const) : ('no_amounts' as const)
  if (typeof total.net !== 'number' || !total.costs) return { currency, value: { value: null, reason } }
  const perDecision = (money: unknown) =>
    typeof money === 'number' ? (money + (total.costs?.fixed ?? 0)) / total.n : null
  const value = (total.net + total.costs.fixed) / total.n
  return { currency, value: { value, low: perDecision(total.low), high: perDecision(total.high), n: total.n } }
}

type Yardstick = { candidate: Candidate; own: OwnFigures }
export type Judged = {
  yardstick: Yardstick
  candidate: Candidate
  own: OwnFigures
  /** Those of the candidate's model. */
  valueModels: readonly RecordedValueModel[]
  range: Window
}

function groupsOf(first: OwnFigures, second: OwnFigures) {
  return first.days.flatMap((day, place) => {
    const other = second.days[place]
    const rows = labelledCount(day)
    return other && rows > 0 ? [{ first: day, second: other, rows }] : []
  })
}

/** The yardstick's very cases, when summaries say so and its days suffice for limits; else what both share, read from rows. */
function onSameCases(given: Judged, now: number): CandidateFigures | null {
  const { yardstick, candidate, own } = given
  if (candidate.model.id !== yardstick.candidate.model.id || own.labelled === 0) return null
  const layouts = [yardstick.candidate.state.performance, candidate.state.performance] as const
  const [judged, other] = [
    { layout: layouts[0], days: yardstick.own.days },
    { layout: layouts[1], days: own.days },
  ]
  const groups = groupsOf(yardstick.own, own)
  if (groups.length < JACKKNIFE_MIN_DAYS || !sameLabelledCases(judged, other)) return null
  const differences = groupedDifferences(groups, layouts, [yardstick.own.metrics, own.metrics])
  const common = { basis: 'same_cases' as const, n: own.labelled, capped: false, metrics: own.metrics, differences }
  return { ...common, ...ownValue(given, now) }
}

async function onSharedCases(ctx: Context, given: Judged): Promise<CandidateFigures | null> {
  const { yardstick, candidate, valueModels, range } = given
  const states = [yardstick.candidate.state, candidate.state]
  const bounds = { casesMax: SHARED_MAX, scannedMax: LOOKED_THROUGH_MAX, now: ctx.now.getTime() }
  const { cases, capped } = await readSharedCases(ctx.tx, { states, window: range, ...bounds })
  const [first, second] = cases.versions
  if (cases.n === 0 || !first || !second) return null
  const metrics = [metricsOnCases(cases, first), metricsOnCases(cases, second)] as const
  const value = valueOnCases(cases, valueModels)
  return {
    basis: 'shared_cases',
    n: cases.n,
    capped: capped !== null,
    metrics: metrics[1],
    differences: pairedDifferences(cases, [first, second], metrics),
    currency: value.currency,
    value: value.versions[1] ?? { value: null, reason: 'no_value_model' },
  }
}

/** One candidate's figures beside the yardstick's, on the same labelled cases where there are any. */
export async function judgeCandidate(ctx: Context, given: Judged): Promise<CandidateFigures> {
  const { yardstick, candidate, own } = given
  const now = ctx.now.getTime()
  const itself = candidate.version.id === yardstick.candidate.version.id
  if (!itself && own.labelled > 0 && yardstick.own.labelled > 0) {
    const judged = onSameCases(given, now) ?? (await onSharedCases(ctx, given))
    if (judged) return judged
  }
  const common = { n: own.labelled, capped: false, metrics: own.metrics, differences: {} }
  return { basis: itself ? 'same_cases' : 'own_cases', ...common, ...ownValue(given, now) }
}
