import { pFromLog } from '@/stats/distributions/p-value'
import { benjaminiHochberg } from '@/stats/inference/benjamini-hochberg'
import type { PairedScores } from '@/stats/inference/delong'
import { fiellerInterval } from '@/stats/inference/fieller'
import { holm } from '@/stats/inference/holm'
import { normalPosterior } from '@/stats/inference/normal-posterior'
import { zFromLogP } from '@/stats/inference/z-from-log-p'
import type { SplitScores } from '@/stats/metrics/binary/split-scores'
import { challengerIndexes, controlIndex } from './arms'
import { armTotals, type Cell, type DayShares, splitChanged } from './cells'
import { compareAuc, comparePair, type MissingReason, type Pair, type PairEstimate } from './compare'
import { type Bound, boundNow, type EngineState, type Look, lookNow, readAgainst } from './engine'
import type { ArmValue, Comparison, Effect, HarmReading, MetricResult, MetricRole, SegmentResult } from './figures'
import { harmReadings } from './harm'
import type { Plan } from './input'
import type { MetricKind } from './metric'
import { comparePairedAuc, comparePairs, type PairedCell } from './paired'

/** Everything that is known of one metric of a test at a time. Arrays by arm are in the plan's order. */
export type MetricData = {
  metric: string
  role: MetricRole
  kind: MetricKind
  counts: readonly { exposed: number; mature: number; labelled: number }[]
  cells: readonly Cell[]
  /** Scores of each arm, for `auc`. */
  scores?: readonly SplitScores[]
  segments?: readonly { segment: string; cells: readonly Cell[]; pairs?: readonly PairedCell[] }[]
  /** Shadow mode: the units that both versions scored, in place of `cells`; for `auc` their scores by the challenger's place. */
  pairs?: readonly PairedCell[]
  pairedScores?: readonly (PairedScores | undefined)[]
  /** The decision keeps some labels from ever being seen, so that this metric is not a figure of all units. */
  notIdentified?: boolean
}

export type AnalysisInput = {
  plan: Plan
  state: EngineState
  days: readonly DayShares[]
  metrics: readonly MetricData[]
}

export type Analysis = {
  look: Look
  metrics: MetricResult[]
  harms: HarmReading[]
  segments: SegmentResult[]
}

const none = (reason: MissingReason): Effect => ({ value: null, reason })

const withheld = (arm: string, reason: MissingReason): Comparison => ({
  arm,
  method: null,
  absolute: none(reason),
  relative: none(reason),
  pValue: null,
  decided: false,
})

type Context = { plan: Plan; state: EngineState; look: Look; days: readonly DayShares[]; control: number }

type Part = Pick<MetricData, 'cells' | 'pairs'>

function estimate(data: MetricData, { cells, pairs }: Part, { days }: Context, pair: Pair): PairEstimate {
  if (data.notIdentified) return { ok: false, reason: 'not_identified' }
  if (data.kind === 'auc' && data.pairedScores) return comparePairedAuc(data.pairedScores[pair.treatment])
  if (data.kind !== 'auc' && pairs) return comparePairs(data.kind, pairs, pair.treatment)
  if (data.kind === 'auc') return compareAuc(data.scores?.[pair.control], data.scores?.[pair.treatment])
  return comparePair({ kind: data.kind, cells }, pair, splitChanged(days, pair))
}

function comparison(
  arm: string,
  pair: PairEstimate,
  { bound, stopping }: { bound: Bound; stopping: number | null },
): Comparison {
  if (!pair.ok) return withheld(arm, pair.reason)
  const read = readAgainst(bound, pair, stopping)
  if (!read.ok) return withheld(arm, read.reason)
  const relative = fiellerInterval(pair, { below: read.below, above: read.above })
  return {
    arm,
    method: pair.method,
    absolute: { value: pair.value, low: read.low, high: read.high },
    relative:
      relative.value === null
        ? { value: null, reason: 'control_zero' }
        : { value: relative.value, low: relative.low, high: relative.high },
    pValue: pFromLog(read.logP),
    z: Math.sign(pair.value) * zFromLogP(pair.logP),
    decided: read.decided,
  }
}

/**
 * Several challengers by Holm's step-down: the one furthest from 0 is read at alpha / m, the next at alpha / (m - 1) as long as
 * all before are decided. One challenger is read at alpha.
 */
function stepDown(pairs: readonly { arm: string; pair: PairEstimate }[], context: Context): Comparison[] {
  const { plan, state, look } = context
  const strength = (pair: PairEstimate) => (pair.ok ? -pair.logP : Number.NEGATIVE_INFINITY)
  const order = pairs.map((_, i) => i).sort((a, b) => strength(at(pairs, b).pair) - strength(at(pairs, a).pair))
  const found = new Array<Comparison>(pairs.length)
  let decided = 0
  let open = true
  for (const index of order) {
    const { arm, pair } = at(pairs, index)
    const alpha = plan.alpha / (pairs.length - decided)
    const read = comparison(arm, pair, { stopping: alpha, bound: boundNow(plan.engine, state, { alpha, look }) })
    found[index] = open ? read : { ...read, decided: false }
    if (open && read.decided) decided = Math.min(pairs.length - 1, decided + 1)
    else open = false
  }
  const adjusted = holm(found.map(({ pValue }) => pValue ?? 1))
  if (pairs.length < 2) return found
  return found.map((read, i) => (read.pValue === null ? read : { ...read, adjustedPValue: adjusted[i] ?? 1 }))
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new RangeError(`no item ${index}`)
  return item
}

/** Of the units that both scored; the control's beside the first challenger's. */
function pairedValue(data: MetricData, arm: number, context: Context): ArmValue {
  const treatment = arm === context.control ? (challengerIndexes(context.plan)[0] ?? arm) : arm
  const pair = estimate(data, data, context, { control: context.control, treatment })
  if (!pair.ok) return { value: null, reason: pair.reason }
  return { value: (arm === context.control ? pair.control : pair.treatment).mean }
}

/** Adds what is believed of the effect, where there is one to read and a normal fits it. */
function withPosterior(read: Comparison, pair: PairEstimate, { alpha }: Plan): Comparison {
  if (read.absolute.value === null || !pair.ok || pair.exact || !(pair.standardError > 0)) return read
  const { chanceAbove, riskControl, riskTreatment } = normalPosterior(pair, { alpha })
  return { ...read, posterior: { chanceAbove, expectedRise: riskControl, expectedFall: riskTreatment } }
}

function armValue(data: MetricData, arm: number, context: Context): ArmValue {
  if (context.look.phase === 'waiting') return { value: null, reason: 'hidden_until_look' }
  if (data.notIdentified) return { value: null, reason: 'not_identified' }
  if (data.pairs || data.pairedScores) return pairedValue(data, arm, context)
  if (data.kind === 'auc') {
    const pair = compareAuc(data.scores?.[arm], data.scores?.[arm])
    return pair.ok ? { value: pair.control.mean } : { value: null, reason: pair.reason }
  }
  const totals = armTotals(data.cells, arm)
  if (totals.n === 0) return { value: null, reason: 'no_units' }
  if (totals.denominator === 0) return { value: null, reason: 'no_denominator' }
  const mean = totals.sum / totals.denominator
  return { value: data.kind === 'root_mean' ? Math.sqrt(mean) : mean }
}

function analyseMetric(data: MetricData, context: Context): MetricResult {
  const { plan, control, look, state } = context
  const pairs = challengerIndexes(plan).map((treatment) => ({
    arm: at(plan.arms, treatment).arm,
    pair: estimate(data, data, context, { control, treatment }),
  }))
  const arms = plan.arms.map(({ arm }, i) => ({
    arm,
    ...(data.counts[i] ?? { exposed: 0, mature: 0, labelled: 0 }),
    ...armValue(data, i, context),
  }))
  const read = (): Comparison[] => {
    if (look.phase === 'waiting') return pairs.map(({ arm }) => withheld(arm, 'hidden_until_look'))
    if (data.role === 'primary') return stepDown(pairs, context)
    const bound = boundNow(plan.engine, state, { alpha: plan.alpha, look })
    return pairs.map(({ arm, pair }) => comparison(arm, pair, { bound, stopping: null }))
  }
  const comparisons = read().map((one, i) => withPosterior(one, at(pairs, i).pair, plan))
  return {
    metric: data.metric,
    role: data.role,
    method: comparisons.find(({ method }) => method)?.method ?? null,
    arms,
    comparisons,
  }
}

/** Every segment at the fixed level alpha, all p-values adjusted together (Benjamini and Hochberg): exploratory. */
function analyseSegments(metrics: readonly MetricData[], context: Context): SegmentResult[] {
  const { plan, control, look } = context
  if (look.phase === 'waiting') return []
  const alpha = plan.alpha
  const bound = boundNow('fixed_horizon', context.state, { alpha, look })
  const challengers = challengerIndexes(plan)
  const results: SegmentResult[] = []
  for (const data of metrics) {
    if (data.kind === 'auc') continue
    for (const { segment, ...part } of data.segments ?? []) {
      const comparisons = challengers.map((treatment) =>
        comparison(at(plan.arms, treatment).arm, estimate(data, part, context, { control, treatment }), {
          bound,
          stopping: null,
        }),
      )
      results.push({ segment, metric: data.metric, comparisons })
    }
  }
  const read = results.flatMap(({ comparisons }) => comparisons).filter(({ pValue }) => pValue !== null)
  for (const [i, p] of benjaminiHochberg(read.map(({ pValue }) => pValue ?? 1)).entries()) {
    const one = at(read, i)
    one.adjustedPValue = p
    one.decided = p < alpha
  }
  return results
}

/**
 * The figures of a test at a time, from sufficient statistics. While the engine does not allow a look (fixed horizon before the planned
 * units are mature, a group-sequential test between looks) no effect, value or p-value is given; harm to a guardrail is watched always.
 */
export function analyse({ plan, state, days, metrics }: AnalysisInput): Analysis {
  const look = lookNow(plan, state)
  const context: Context = { plan, state, look, days, control: controlIndex(plan) }
  return {
    look,
    metrics: metrics.map((data) => analyseMetric(data, context)),
    harms: harmReadings(
      plan,
      metrics.filter(({ role }) => role === 'guardrail'),
      { estimate: (data, pair) => estimate(data, data, context, pair), tuning: Math.max(1, state.planned) },
    ),
    segments: analyseSegments(metrics, context),
  }
}
