import { delongVariance } from '@/stats/metrics/binary/delong'
import { rocAuc } from '@/stats/metrics/binary/roc-auc'
import type { SplitScores } from '@/stats/metrics/binary/split-scores'
import { type EffectTest, testEffect } from './effect'

/** Scores of two versions on the same units, entry i of both being the same unit; any order. */
export type PairedScores = {
  positives: { control: ArrayLike<number>; treatment: ArrayLike<number> }
  negatives: { control: ArrayLike<number>; treatment: ArrayLike<number> }
}

export type AucComparison = {
  control: { value: number; variance: number }
  treatment: { value: number; variance: number }
  covariance: number
  test: EffectTest | null
}

/** For each of `points` the share of `others` below it, ties counted half, in the order given. */
function placements(points: ArrayLike<number>, others: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(others).sort()
  const order = Array.from({ length: points.length }, (_, i) => i)
  order.sort((i, j) => (points[i] as number) - (points[j] as number))
  const out = new Float64Array(points.length)
  let below = 0
  let upTo = 0
  for (const i of order) {
    const x = points[i] as number
    while (below < sorted.length && (sorted[below] as number) < x) below++
    if (upTo < below) upTo = below
    while (upTo < sorted.length && (sorted[upTo] as number) <= x) upTo++
    out[i] = (below + upTo) / 2 / sorted.length
  }
  return out
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value / values.length, 0)

function covariance(a: Float64Array, b: Float64Array): number {
  const [p, q] = [meanOf(a), meanOf(b)]
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - p) * ((b[i] as number) - q)
  return sum / (a.length - 1)
}

const df = Number.POSITIVE_INFINITY

/**
 * Difference of two ROC AUC of the SAME units by structural components (E. R. DeLong and others, Biometrics 44, 1988):
 * var = V_control + V_treatment - 2 cov.
 * @returns null with fewer than two units of either label; `test` is null where both versions order the units alike.
 */
export function pairedDelong({ positives, negatives }: PairedScores, alpha: number): AucComparison | null {
  const [m, n] = [positives.control.length, negatives.control.length]
  if (m < 2 || n < 2) return null
  const a10 = placements(positives.control, negatives.control)
  const b10 = placements(positives.treatment, negatives.treatment)
  const a01 = placements(negatives.control, positives.control)
  const b01 = placements(negatives.treatment, positives.treatment)
  const control = { value: meanOf(a10), variance: covariance(a10, a10) / m + covariance(a01, a01) / n }
  const treatment = { value: meanOf(b10), variance: covariance(b10, b10) / m + covariance(b01, b01) / n }
  const joint = covariance(a10, b10) / m + covariance(a01, b01) / n
  const standardError = Math.sqrt(Math.max(0, control.variance + treatment.variance - 2 * joint))
  const value = treatment.value - control.value
  return { control, treatment, covariance: joint, test: testEffect({ value, standardError, df }, { alpha }) }
}

/** Difference of the ROC AUC of two arms scored on different units: var = V_control + V_treatment. */
export function unpairedDelong(
  arms: { control: SplitScores; treatment: SplitScores },
  alpha: number,
): AucComparison | null {
  const [a, b] = [rocAuc(arms.control), rocAuc(arms.treatment)]
  const [va, vb] = [delongVariance(arms.control), delongVariance(arms.treatment)]
  if (a.value === null || b.value === null || va === null || vb === null) return null
  const test = testEffect({ value: b.value - a.value, standardError: Math.sqrt(va + vb), df }, { alpha })
  return {
    control: { value: a.value, variance: va },
    treatment: { value: b.value, variance: vb },
    covariance: 0,
    test,
  }
}
