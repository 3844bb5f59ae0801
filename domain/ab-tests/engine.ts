import { normalQuantile, normalSf } from '@/stats/distributions/normal'
import { clopperPearson } from '@/stats/inference/clopper-pearson'
import { confidenceSequence } from '@/stats/inference/confidence-sequence'
import { spendingBounds } from '@/stats/inference/group-sequential/boundaries'
import { stageWise } from '@/stats/inference/group-sequential/stage-wise'
import { miettinenNurminen } from '@/stats/inference/miettinen-nurminen'
import { tCritical } from '@/stats/inference/t-critical'
import { zFromLogP } from '@/stats/inference/z-from-log-p'
import type { Interval } from '@/stats/intervals/interval'
import type { ExactTable, MissingReason, PairEstimate } from './compare'
import type { Engine, Plan } from './input'

/** Units of the primary metric that are mature and labelled, over all arms. */
export type EngineState = {
  planned: number
  information: number
  /** Information at the looks that were taken before this one, rising. */
  taken: readonly number[]
  /** No more units will become mature. */
  ended: boolean
}

/**
 * Whether figures may be read now. `waiting`: not before `next` units are mature; `interim`: a look that may stop the test; `final`: the
 * last one.
 */
export type Look = { phase: 'waiting'; next: number } | { phase: 'interim' } | { phase: 'final' }

export const LOOKS_DEFAULT = 5

/** Places of the planned looks as shares of the planned information. */
export function plannedFractions(plan: Pick<Plan, 'engine' | 'looks'>): number[] {
  const looks = plan.engine === 'group_sequential' ? (plan.looks ?? LOOKS_DEFAULT) : 1
  return Array.from({ length: looks }, (_, i) => (i + 1) / looks)
}

export function lookNow(plan: Pick<Plan, 'engine' | 'looks'>, state: EngineState): Look {
  const { planned, information, taken, ended } = state
  if (ended || information >= planned) return { phase: 'final' }
  if (plan.engine === 'always_valid') return { phase: 'interim' }
  const last = taken[taken.length - 1] ?? 0
  const next = planned * (plannedFractions(plan).find((fraction) => fraction * planned > last) ?? 1)
  return information >= next ? { phase: 'interim' } : { phase: 'waiting', next: Math.ceil(next) }
}

/** What an effect is held against: a bound on |Z|, or a confidence sequence. */
export type Bound =
  | { kind: 'z'; z: number; looks: { fractions: number[]; bounds: number[] } | null; final: boolean }
  | { kind: 'sequence'; alpha: number; tuning: number }

const known = new Map<string, number[]>()

/** Every metric of a test asks for the same bounds. */
function boundsOf(fractions: readonly number[], alpha: number, final: boolean): number[] {
  const key = `${fractions.join(' ')} ${alpha} ${final}`
  const found = known.get(key) ?? spendingBounds(fractions, { alpha, final }).bounds
  if (known.size > 256) known.clear()
  known.set(key, found)
  return found
}

/** The bound of an engine at two-sided level alpha at this look. */
export function boundNow(engine: Engine, state: EngineState, { alpha, look }: { alpha: number; look: Look }): Bound {
  if (engine === 'always_valid') return { kind: 'sequence', alpha, tuning: Math.max(1, state.planned) }
  const final = look.phase === 'final'
  if (engine === 'fixed_horizon') return { kind: 'z', z: -normalQuantile(alpha / 2), looks: null, final }
  // A last look that was already taken is taken again with what came in since: overrun is read at the final bound.
  const earlier = state.taken.filter((units) => units < Math.min(state.information, state.planned))
  const fractions = [...earlier, state.information].map((units) => units / state.planned)
  const bounds = boundsOf(fractions, alpha, final)
  return { kind: 'z', z: bounds[bounds.length - 1] ?? Number.POSITIVE_INFINITY, looks: { fractions, bounds }, final }
}

/** Limits on the absolute effect and whether it is beyond the bound; `below`, `above` in standard errors for the relative one. */
export type BoundReading =
  | {
      ok: true
      low: number | null
      high: number | null
      decided: boolean
      logP: number
      below: number
      above: number
    }
  | { ok: false; reason: MissingReason }

const finite = (value: number) => (Number.isFinite(value) ? value : null)

function limits(pair: Extract<PairEstimate, { ok: true }>, [low, high]: [number, number]) {
  const { value, standardError } = pair
  const apart = (distance: number) => (standardError > 0 ? distance / standardError : Number.POSITIVE_INFINITY)
  return { low: finite(low), high: finite(high), below: apart(value - low), above: apart(high - value) }
}

/**
 * Two-sided limits at z that belong to the exact test: Miettinen and Nurminen's of two arms; of pairs, Clopper and Pearson's of the share
 * of the discordant ones that are the challenger's, as McNemar's exact test reads them.
 */
function exactLimits(exact: ExactTable, z: number): Interval {
  if (exact.kind === 'arms') return miettinenNurminen(exact.table, z)
  const { discordant, units } = exact
  const n = discordant.firstOnly + discordant.secondOnly
  const share = clopperPearson({ events: discordant.secondOnly, n }, 2 * normalSf(z))
  return { low: (n * (2 * share.low - 1)) / units, high: (n * (2 * share.high - 1)) / units }
}

/**
 * Reads an effect against a bound. All on the absolute scale.
 * @param stopping level of the stage-wise limits that the primary metric gets when the test stops; the others keep those of the bound.
 */
export function readAgainst(
  bound: Bound,
  pair: Extract<PairEstimate, { ok: true }>,
  stopping: number | null,
): BoundReading {
  if (bound.kind === 'sequence') {
    if (pair.exact) return { ok: false, reason: 'too_few_events' }
    const { half, logP } = confidenceSequence(pair, bound)
    const decided = Math.abs(pair.value) > half
    return { ok: true, decided, logP, ...limits(pair, [pair.value - half, pair.value + half]) }
  }
  const z = zFromLogP(pair.logP)
  const decided = z >= bound.z
  if (pair.exact && Number.isFinite(bound.z)) {
    const { low, high } = exactLimits(pair.exact, bound.z)
    return { ok: true, decided, logP: pair.logP, ...limits(pair, [low, high]) }
  }
  const { looks } = bound
  if (stopping !== null && looks && looks.fractions.length > 1 && (decided || bound.final) && !pair.exact) {
    return { ok: true, decided, ...stopped(pair, { z, looks, alpha: stopping }) }
  }
  const half = Number.isFinite(bound.z) ? tCritical(normalSf(bound.z), pair.df) * pair.standardError : bound.z
  return { ok: true, decided, logP: pair.logP, ...limits(pair, [pair.value - half, pair.value + half]) }
}

/** After stopping: p-value and limits by stage-wise ordering, in the units of the effect. */
function stopped(
  pair: Extract<PairEstimate, { ok: true }>,
  { z, looks, alpha }: { z: number; looks: { fractions: number[]; bounds: number[] }; alpha: number },
) {
  const last = looks.fractions[looks.fractions.length - 1] ?? 1
  const information = looks.fractions.map((fraction) => fraction / last)
  const signed = z * Math.sign(pair.value)
  const found = stageWise({ information, bounds: looks.bounds }, signed, alpha)
  // In units of the statistic's own scale the effect is z: a standard error is value / z, or the plain one where z is 0.
  const unit = signed === 0 ? pair.standardError : pair.value / signed
  return { logP: found.logP, ...limits(pair, [found.low * unit, found.high * unit]) }
}
