import { unpairedDelong } from '@/stats/inference/delong'
import { testEffect } from '@/stats/inference/effect'
import type { MeanWithError } from '@/stats/inference/fieller'
import { fisherExact } from '@/stats/inference/fisher-exact'
import type { Discordant } from '@/stats/inference/mcnemar'
import type { Proportions } from '@/stats/inference/proportions'
import { type StratifiedEffect, stratifiedEffect } from '@/stats/inference/stratified'
import type { UnitSums } from '@/stats/inference/unit-sums'
import type { SplitScores } from '@/stats/metrics/binary/split-scores'
import { armTotals, type Cell, strataOf } from './cells'
import type { MetricKind } from './metric'

export type Method =
  | 'welch'
  | 'welch_stratified'
  | 'ratio_delta'
  | 'ratio_delta_stratified'
  | 'cuped'
  | 'cuped_stratified'
  | 'fisher_mid_p'
  | 'delong'
  | 'delong_paired'
  | 'mcnemar'
  | 'mcnemar_exact'
  | 'paired_t'
  | 'paired_delta'

export type MissingReason =
  | 'no_units'
  | 'too_few_units'
  | 'no_variation'
  | 'no_denominator'
  | 'no_scores'
  | 'too_few_events'
  | 'not_identified'
  | 'hidden_until_look'

/** The table that is read exactly, where there are too few events for a normal approximation. */
export type ExactTable =
  | { kind: 'arms'; table: Proportions }
  | { kind: 'paired'; discordant: Discordant; units: number }

/** One challenger against the control on one metric, treatment - control. `logP` is two-sided. */
export type PairEstimate =
  | {
      ok: true
      method: Method
      value: number
      standardError: number
      df: number
      logP: number
      n: number
      control: MeanWithError
      treatment: MeanWithError
      /** Of the two means, where both arms are the same units. */
      covariance?: number
      exact: ExactTable | null
    }
  | { ok: false; reason: MissingReason }

export type Pair = { control: number; treatment: number }

/** With fewer events, or fewer non-events, in either arm the exact methods are used. */
export const EVENTS_MIN = 10

export const missing = (reason: MissingReason): PairEstimate => ({ ok: false, reason })

const rare = ({ n, sum }: UnitSums) => Math.min(sum, n - sum) < EVENTS_MIN

function exactPair(a: UnitSums, b: UnitSums): PairEstimate {
  const table = { control: { events: a.sum, n: a.n }, treatment: { events: b.sum, n: b.n } }
  const found = fisherExact(table)
  if (!found) return missing('no_units')
  const mean = ({ n, sum }: UnitSums): MeanWithError => ({ mean: sum / n, variance: ((sum / n) * (1 - sum / n)) / n })
  const [control, treatment] = [mean(a), mean(b)]
  return {
    ok: true,
    method: 'fisher_mid_p',
    value: treatment.mean - control.mean,
    standardError: Math.sqrt(control.variance + treatment.variance),
    df: Number.POSITIVE_INFINITY,
    logP: found.logMidP,
    n: a.n + b.n,
    control,
    treatment,
    exact: { kind: 'arms', table },
  }
}

/** The root of each arm's mean, by the delta method. */
function rooted(found: StratifiedEffect): StratifiedEffect | null {
  const root = ({ mean, variance }: MeanWithError) => ({ mean: Math.sqrt(mean), variance: variance / (4 * mean) })
  if (!(found.control.mean > 0 && found.treatment.mean > 0)) return null
  const [control, treatment] = [root(found.control), root(found.treatment)]
  const standardError = Math.sqrt(control.variance + treatment.variance)
  return { ...found, control, treatment, value: treatment.mean - control.mean, standardError }
}

/** Compares two arms from sufficient statistics; `byDay` stratifies by exposure day. */
export function comparePair(
  { kind, cells }: { kind: Exclude<MetricKind, 'auc'>; cells: readonly Cell[] },
  pair: Pair,
  byDay: boolean,
): PairEstimate {
  const strata = strataOf(cells, pair, byDay)
  const [a, b] = byDay
    ? [armTotals(cells, pair.control), armTotals(cells, pair.treatment)]
    : [strata[0]?.control, strata[0]?.treatment]
  if (!a || !b || a.n === 0 || b.n === 0) return missing('no_units')
  if (a.n < 2 || b.n < 2) return missing('too_few_units')
  if (kind === 'binary' && strata.length === 1 && (rare(a) || rare(b))) return exactPair(a, b)
  if (a.denominator === 0 || b.denominator === 0) return missing('no_denominator')
  const covariate = kind === 'mean' && a.covariateSquares + b.covariateSquares > 0
  const plain = stratifiedEffect(strata, { covariate })
  const found = kind === 'root_mean' && plain ? rooted(plain) : plain
  const tested = found && testEffect(found, { alpha: 0.5 })
  if (!found || !tested) return missing('no_variation')
  const base = kind === 'ratio' ? 'ratio_delta' : covariate ? 'cuped' : 'welch'
  return {
    ok: true,
    method: strata.length > 1 ? `${base}_stratified` : base,
    value: found.value,
    standardError: found.standardError,
    df: found.df,
    logP: tested.logP,
    n: a.n + b.n,
    control: found.control,
    treatment: found.treatment,
    exact: null,
  }
}

/** Compares the ROC AUC of two arms by DeLong's variance; the arms score different units. */
export function compareAuc(control: SplitScores | undefined, treatment: SplitScores | undefined): PairEstimate {
  if (!control || !treatment) return missing('no_scores')
  const found = unpairedDelong({ control, treatment }, 0.5)
  if (!found) return missing('too_few_units')
  if (!found.test) return missing('no_variation')
  const size = ({ positives, negatives }: SplitScores) => positives.length + negatives.length
  return {
    ok: true,
    method: 'delong',
    value: found.test.value,
    standardError: found.test.standardError,
    df: found.test.df,
    logP: found.test.logP,
    n: size(control) + size(treatment),
    control: { mean: found.control.value, variance: found.control.variance },
    treatment: { mean: found.treatment.value, variance: found.treatment.variance },
    exact: null,
  }
}
