/** Mean of one arm with the variance OF THAT MEAN (standard error squared). */
export type MeanWithError = { mean: number; variance: number }

export type FiellerInterval =
  | { value: number; low: number; high: number; g: number }
  | { value: number | null; low: null; high: null; g: number; reason: 'control_not_apart_from_zero' | 'control_zero' }

/**
 * Relative effect (treatment - control) / |control| with the interval of E. C. Fieller (1954); `covariance` is that of the two
 * means, 0 for independent arms. With the critical value of the absolute test it excludes 0 exactly when that test rejects, so it can never flip a decision.
 * @param critical distances of the absolute interval's limits in standard errors, below and above; equal for a symmetric one.
 * @returns no limits where g = critical^2 v / control^2 >= 1: the control cannot be told from 0.
 */
export function fiellerInterval(
  arms: { control: MeanWithError; treatment: MeanWithError; covariance?: number },
  critical: { below: number; above: number },
): FiellerInterval {
  const { control, treatment, covariance = 0 } = arms
  const most = Math.max(Math.abs(critical.below), Math.abs(critical.above))
  const base = control.mean * control.mean
  const g = base > 0 ? (most * most * control.variance) / base : Number.POSITIVE_INFINITY
  if (control.mean === 0) return { value: null, low: null, high: null, g, reason: 'control_zero' }
  const ratio = treatment.mean / control.mean
  const sign = Math.sign(control.mean)
  const value = sign * (ratio - 1)
  if (!(g < 1)) return { value, low: null, high: null, g, reason: 'control_not_apart_from_zero' }
  const limit = (z: number) => {
    const own = (z * z * control.variance) / base
    const spread = (1 - own) * treatment.variance + ratio * ratio * control.variance
    const joint = covariance === 0 ? 0 : (own * covariance * covariance) / control.variance - 2 * ratio * covariance
    const shift = covariance === 0 ? 0 : (own * covariance) / control.variance
    const root = Math.sqrt(Math.max(0, spread + joint))
    return sign * ((ratio - shift + (sign * z * root) / Math.abs(control.mean)) / (1 - own) - 1)
  }
  return { value, low: limit(-critical.below), high: limit(critical.above), g }
}
