import { type PairedScores, pairedDelong } from '@/stats/inference/delong'
import { testEffect } from '@/stats/inference/effect'
import { type Discordant, mcnemar } from '@/stats/inference/mcnemar'
import { type PairedEstimate, type PairedSums, pairedRatio, pooledPairs } from '@/stats/inference/paired-ratio'
import { missing, type PairEstimate } from './compare'
import type { MetricKind } from './metric'

/** Units that the control and one challenger (its place in the plan) both scored. `binary`: every figure is one decision, right or wrong. */
export type PairedCell = PairedSums & { arm: number; binary: boolean }

/** With fewer discordant pairs McNemar's exact test is read, else its chi-square. */
export const DISCORDANT_MIN = 25

function discordantOf({ control, treatment, across }: PairedSums): Discordant {
  return { firstOnly: control.sum - across.numerators, secondOnly: treatment.sum - across.numerators }
}

/** Units of both arms, as they are counted where each unit is in one arm. */
const unitsOf = (n: number) => 2 * n

type Means = Pick<Extract<PairEstimate, { ok: true }>, 'control' | 'treatment' | 'covariance'>

/** What the variance of the difference leaves of the two means' own. */
function meansOf({ control, treatment }: Pick<Means, 'control' | 'treatment'>, standardError: number): Means {
  return { control, treatment, covariance: (control.variance + treatment.variance - standardError ** 2) / 2 }
}

const withErrors = ({ control, treatment }: PairedEstimate, n: number) => ({
  control: { mean: control.mean, variance: control.variance / n },
  treatment: { mean: treatment.mean, variance: treatment.variance / n },
})

/** Accuracy of one decision per unit: only the units on which the versions differ say anything. */
function discordantPair(sums: PairedSums, found: PairedEstimate): PairEstimate {
  const discordant = discordantOf(sums)
  const test = mcnemar(discordant)
  if (!test) return missing('no_variation')
  const { n } = sums
  const { firstOnly, secondOnly } = discordant
  const few = firstOnly + secondOnly < DISCORDANT_MIN
  // Wald's variance of a difference of two shares of the same units.
  const standardError = Math.sqrt(firstOnly + secondOnly - (secondOnly - firstOnly) ** 2 / n) / n
  return {
    ok: true,
    method: few ? 'mcnemar_exact' : 'mcnemar',
    value: found.value,
    standardError,
    df: Number.POSITIVE_INFINITY,
    logP: few ? test.exact.logP : test.chiSquare.logP,
    n: unitsOf(n),
    exact: few ? { kind: 'paired', discordant, units: n } : null,
    ...meansOf(withErrors(found, n), standardError),
  }
}

/** The root of each version's mean, and of their difference, by the delta method. */
function rooted(sums: PairedSums): PairedEstimate | null {
  const plain = pairedRatio(sums)
  if (!plain || !(plain.control.mean > 0 && plain.treatment.mean > 0)) return null
  const [a, b] = [1 / (2 * Math.sqrt(plain.control.mean)), 1 / (2 * Math.sqrt(plain.treatment.mean))]
  const joint = (plain.control.variance + plain.treatment.variance - plain.standardError ** 2 * sums.n) / 2
  const [va, vb] = [plain.control.variance * a * a, plain.treatment.variance * b * b]
  const root = (mean: number, variance: number) => ({ n: sums.n, mean: Math.sqrt(mean), variance })
  const [control, treatment] = [root(plain.control.mean, va), root(plain.treatment.mean, vb)]
  return {
    control,
    treatment,
    value: treatment.mean - control.mean,
    standardError: Math.sqrt(Math.max(0, va + vb - 2 * a * b * joint) / sums.n),
    df: plain.df,
  }
}

/** Compares a challenger with the control on the units that both scored, treatment - control. */
export function comparePairs(
  kind: Exclude<MetricKind, 'auc'>,
  cells: readonly PairedCell[],
  treatment: number,
): PairEstimate {
  const own = cells.filter(({ arm }) => arm === treatment)
  const sums = pooledPairs(own)
  if (sums.n === 0) return missing('no_units')
  if (sums.n < 2) return missing('too_few_units')
  const found = kind === 'root_mean' ? rooted(sums) : pairedRatio(sums)
  if (!found) return missing('no_denominator')
  if (own.every(({ binary }) => binary)) return discordantPair(sums, found)
  const tested = testEffect(found, { alpha: 0.5 })
  if (!tested) return missing('no_variation')
  const plain = kind === 'mean' || kind === 'binary'
  return {
    ok: true,
    method: plain ? 'paired_t' : 'paired_delta',
    value: found.value,
    standardError: found.standardError,
    df: found.df,
    logP: tested.logP,
    n: unitsOf(sums.n),
    ...meansOf(withErrors(found, sums.n), found.standardError),
    exact: null,
  }
}

/** Compares the ROC AUC of two versions on the same cases. */
export function comparePairedAuc(scores: PairedScores | undefined): PairEstimate {
  if (!scores) return missing('no_scores')
  const found = pairedDelong(scores, 0.5)
  if (!found) return missing('too_few_units')
  if (!found.test) return missing('no_variation')
  return {
    ok: true,
    method: 'delong_paired',
    value: found.test.value,
    standardError: found.test.standardError,
    df: found.test.df,
    logP: found.test.logP,
    n: unitsOf(scores.positives.control.length + scores.negatives.control.length),
    control: { mean: found.control.value, variance: found.control.variance },
    treatment: { mean: found.treatment.value, variance: found.treatment.variance },
    covariance: found.covariance,
    exact: null,
  }
}
