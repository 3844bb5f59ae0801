import type { EffectEstimate } from './effect'
import type { MeanWithError } from './fieller'
import type { Stratum } from './merge-strata'
import type { UnitSums } from './unit-sums'

export type StratifiedEffect = EffectEstimate & {
  control: MeanWithError
  treatment: MeanWithError
  /** Weight of the covariate, 0 without one. */
  theta: number
}

type Centre = { ratio: number; base: number; covariate: number }

/** Sum of squared deviations of two quantities from their sums over n units. */
const apart = (n: number, products: number, sums: readonly [number, number]) => products - (sums[0] * sums[1]) / n

function sharedTheta(strata: readonly Stratum[]): number {
  let joint = 0
  let spread = 0
  for (const stratum of strata) {
    for (const arm of [stratum.control, stratum.treatment]) {
      if (arm.n < 2) continue
      joint += apart(arm.n, arm.outcomeByCovariate, [arm.sum, arm.covariate])
      spread += apart(arm.n, arm.covariateSquares, [arm.covariate, arm.covariate])
    }
  }
  return spread > 0 ? joint / spread : 0
}

function centreOf(arms: readonly UnitSums[], weights: readonly number[]): Centre {
  let [outcome, base, covariate] = [0, 0, 0]
  for (const [s, arm] of arms.entries()) {
    const weight = (weights[s] as number) / arm.n
    outcome += weight * arm.sum
    base += weight * arm.denominator
    covariate += weight * arm.covariate
  }
  return { ratio: outcome / base, base, covariate }
}

/** Variance of one unit's contribution (outcome - ratio denominator) / base - theta covariate, ddof 1. */
function unitVariance(arm: UnitSums, { ratio, base }: Centre, theta: number): number {
  const outcome = apart(arm.n, arm.squares, [arm.sum, arm.sum])
  const size = apart(arm.n, arm.denominatorSquares, [arm.denominator, arm.denominator])
  const joint = apart(arm.n, arm.outcomeByDenominator, [arm.sum, arm.denominator])
  let spread = (outcome + ratio * ratio * size - 2 * ratio * joint) / (base * base)
  if (theta !== 0) {
    const before = apart(arm.n, arm.covariateSquares, [arm.covariate, arm.covariate])
    const cross = apart(arm.n, arm.outcomeByCovariate, [arm.sum, arm.covariate])
    spread += theta * theta * before - (2 * theta * cross) / base
  }
  return Math.max(0, spread) / (arm.n - 1)
}

/**
 * Effect of the treatment over strata (exposure days) by post-stratification: each stratum counts by its units in both arms, so
 * that a split that changed from day to day cannot pass for an effect. Means, shares and ratios alike: the ratio of the weighted
 * mean outcome to the weighted mean denominator, its variance by linearisation within strata (W. Cochran, Sampling Techniques,
 * 5A and 6.11), degrees of freedom by Satterthwaite. With one stratum it is Welch's t or the delta method for ratios.
 * @param strata every arm with at least two units. @param options.covariate takes the covariate's weighted mean out (CUPED, theta
 * pooled within arms and strata); only for denominators of 1.
 * @returns null where an arm has fewer than two units in a stratum or a denominator of 0.
 */
export function stratifiedEffect(
  strata: readonly Stratum[],
  options: { covariate?: boolean } = {},
): StratifiedEffect | null {
  if (strata.length === 0 || strata.some(({ control, treatment }) => control.n < 2 || treatment.n < 2)) return null
  const total = strata.reduce((sum, { control, treatment }) => sum + control.n + treatment.n, 0)
  const weights = strata.map(({ control, treatment }) => (control.n + treatment.n) / total)
  const theta = options.covariate ? sharedTheta(strata) : 0
  const overall =
    strata.reduce((sum, { control, treatment }) => sum + control.covariate + treatment.covariate, 0) / total
  let degrees = 0
  const reduce = (arms: readonly UnitSums[]): MeanWithError | null => {
    const centre = centreOf(arms, weights)
    if (!(centre.base !== 0)) return null
    let variance = 0
    for (const [s, arm] of arms.entries()) {
      const part = ((weights[s] as number) ** 2 * unitVariance(arm, centre, theta)) / arm.n
      variance += part
      degrees += (part * part) / (arm.n - 1)
    }
    return { mean: centre.ratio - theta * (centre.covariate - overall), variance }
  }
  const control = reduce(strata.map((stratum) => stratum.control))
  const treatment = reduce(strata.map((stratum) => stratum.treatment))
  if (!control || !treatment) return null
  const variance = control.variance + treatment.variance
  return {
    value: treatment.mean - control.mean,
    standardError: Math.sqrt(variance),
    df: degrees > 0 ? (variance * variance) / degrees : Number.POSITIVE_INFINITY,
    control,
    treatment,
    theta,
  }
}
