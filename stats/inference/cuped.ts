import type { ArmEstimate, Difference } from './arm-estimate'
import type { EffectEstimate } from './effect'
import type { Sums } from './mean-estimate'
import { covarianceOf, varianceOf } from './ratio-estimate'
import { welchDegrees } from './welch-degrees'

/** An outcome and what was known of the same n units before the test. `binary` takes p (1 - p) and its like covariance. */
export type CupedSums = { post: Sums; pre: Sums; products: number; binary?: boolean }

type Parts = { n: number; post: number; pre: number; vPost: number; vPre: number; covariance: number }

function parts({ post, pre, products, binary }: CupedSums): Parts {
  const { n } = post
  const means = { n, post: post.sum / n, pre: pre.sum / n }
  if (binary) {
    const [p, q] = [means.post, means.pre]
    return { ...means, vPost: p * (1 - p), vPre: q * (1 - q), covariance: products / n - p * q }
  }
  const covariance = covarianceOf(n, { x: post.sum, y: pre.sum, products })
  return { ...means, vPost: varianceOf(post), vPre: varianceOf(pre), covariance }
}

const adjusted = (arm: Parts, theta: number): ArmEstimate => ({
  n: arm.n,
  mean: arm.post - theta * arm.pre,
  variance: Math.max(0, arm.vPost + theta * theta * arm.vPre - 2 * theta * arm.covariance),
})

/**
 * Variance of (B_post - theta B_pre - A_post + theta A_pre) / A_post by the delta method, where the covariate's means are taken as
 * equal, as they are in expectation under random assignment.
 */
function relativeVariance(a: Parts, b: Parts, theta: number): number {
  const base = a.post
  const onPost = -b.post / (base * base)
  const onPre = theta / base
  const ofB = (b.vPost + theta * theta * b.vPre - 2 * theta * b.covariance) / (base * base) / b.n
  const ofA = (onPost * onPost * a.vPost + onPre * onPre * a.vPre + 2 * onPost * onPre * a.covariance) / a.n
  return ofA + ofB
}

function pooledTheta(a: CupedSums, b: CupedSums): number {
  const n = a.post.n + b.post.n
  const pre = a.pre.sum + b.pre.sum
  const joint = a.products + b.products - ((a.post.sum + b.post.sum) * pre) / n
  const spread = a.pre.squares + b.pre.squares - (pre * pre) / n
  return spread > 0 ? joint / spread : 0
}

/**
 * CUPED: both arms' means less theta times their pre-period mean, theta = cov(post, pre) / var(pre) over all units (A. Deng
 * and others, WSDM 2013). The relative effect is over the unadjusted control mean. theta is 0 where the covariate does not vary.
 * @returns null with fewer than two units in an arm, or a control of 0 for the relative effect.
 */
export function cuped(
  control: CupedSums,
  treatment: CupedSums,
  difference: Difference = 'absolute',
): (EffectEstimate & { theta: number }) | null {
  if (!(control.post.n >= 2 && treatment.post.n >= 2)) return null
  const [a, b] = [parts(control), parts(treatment)]
  const theta = pooledTheta(control, treatment)
  const arms = { control: adjusted(a, theta), treatment: adjusted(b, theta) }
  const absolute = arms.treatment.mean - arms.control.mean
  const df = welchDegrees(arms)
  if (difference === 'absolute') {
    const variance = arms.control.variance / a.n + arms.treatment.variance / b.n
    return { value: absolute, standardError: Math.sqrt(variance), df, theta }
  }
  if (a.post === 0) return null
  return {
    value: absolute / Math.abs(a.post),
    standardError: Math.sqrt(relativeVariance(a, b, theta)),
    df,
    theta,
  }
}
