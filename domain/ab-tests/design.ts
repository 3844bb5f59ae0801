import { normalCdf, normalQuantile } from '@/stats/distributions/normal'
import { confidenceSequence } from '@/stats/inference/confidence-sequence'
import { spendingBounds } from '@/stats/inference/group-sequential/boundaries'
import { logUpperExit, proceed, start } from '@/stats/inference/group-sequential/continuation'
import { challengerIndexes, controlIndex } from './arms'
import { plannedFractions } from './engine'
import type { Plan } from './input'

/** Variance of one unit's figure in either arm, from logged units. */
export type Spread = { control: number; treatment: number }

/** Chance of an upper exit at any look with drift theta on information 1. */
function sequentialPower(fractions: readonly number[], bounds: readonly number[], theta: number): number {
  let state = start
  let power = 0
  for (const [i, information] of fractions.entries()) {
    const bound = bounds[i] ?? Number.POSITIVE_INFINITY
    power += Math.exp(logUpperExit(state, { information, z: bound, theta }))
    if (i < fractions.length - 1) state = proceed(state, { information, bound, theta })
  }
  return power
}

/** The drift at which the engine's power is the one asked for: what z(1 - alpha / 2) + z(power) is to a fixed test. */
function driftFor(plan: Pick<Plan, 'engine' | 'looks'>, { alpha, power }: { alpha: number; power: number }): number {
  if (plan.engine === 'fixed_horizon') return normalQuantile(power) - normalQuantile(alpha / 2)
  if (plan.engine === 'always_valid') return normalQuantile(power) + sequenceMultiplier(alpha)
  const fractions = plannedFractions(plan)
  const { bounds } = spendingBounds(fractions, { alpha })
  let [low, high] = [0, 12]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (sequentialPower(fractions, bounds, middle) < power) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Half-width of the sequence in standard errors at the units it is tuned to. */
function sequenceMultiplier(alpha: number): number {
  return confidenceSequence({ value: 0, standardError: 1, n: 1000 }, { alpha, tuning: 1000 }).half
}

function leanest(plan: Plan): { control: number; treatment: number } {
  const control = plan.arms[controlIndex(plan)]?.share ?? 0
  const treatment = Math.min(...challengerIndexes(plan).map((i) => plan.arms[i]?.share ?? 0))
  return { control, treatment }
}

/** The level at which the first of several challengers is read. */
const firstLevel = (plan: Plan) => plan.alpha / Math.max(1, plan.arms.length - 1)

/**
 * Mature and labelled units over all arms at which the plan finds its smallest effect with its power, for the challenger of least
 * share: drift^2 (v_c / s_c + v_t / s_t) / mde^2.
 */
export function plannedUnits(plan: Plan, spread: Spread): number {
  const share = leanest(plan)
  const drift = driftFor(plan, { alpha: firstLevel(plan), power: plan.power })
  return Math.ceil(
    (drift ** 2 * (spread.control / share.control + spread.treatment / share.treatment)) / plan.primary.mde ** 2,
  )
}

/** Power of the plan with this many units; for a group-sequential test over all its looks. */
export function planPower(plan: Plan, spread: Spread, units: number): number {
  const share = leanest(plan)
  const variance = (spread.control / share.control + spread.treatment / share.treatment) / units
  const drift = plan.primary.mde / Math.sqrt(variance)
  const alpha = firstLevel(plan)
  if (plan.engine === 'fixed_horizon') return normalCdf(drift + normalQuantile(alpha / 2))
  if (plan.engine === 'always_valid') return normalCdf(drift - sequenceMultiplier(alpha))
  const fractions = plannedFractions(plan)
  return sequentialPower(fractions, spendingBounds(fractions, { alpha }).bounds, drift)
}

export type Duration = { exposedUnits: number; enrolmentDays: number; maturityDays: number; days: number }

/**
 * How long a plan takes with the logged traffic.
 * @param traffic entities a day that would enter, and the share of them that has a label within H.
 * @returns null without traffic or labels.
 */
export function planDuration(
  plan: Plan,
  units: number,
  traffic: { entitiesPerDay: number; labelledShare: number },
): Duration | null {
  const useful = traffic.labelledShare * (1 - (plan.holdout ?? 0)) * (plan.slot ? plan.slot.to - plan.slot.from : 1)
  if (!(traffic.entitiesPerDay > 0) || !(useful > 0)) return null
  const exposedUnits = Math.ceil(units / traffic.labelledShare)
  const enrolmentDays = Math.max(plan.minimumDays ?? 0, Math.ceil(units / (traffic.entitiesPerDay * useful)))
  const maturityDays = Math.ceil((plan.maturityHours ?? 0) / 24)
  return { exposedUnits, enrolmentDays, maturityDays, days: enrolmentDays + maturityDays }
}
