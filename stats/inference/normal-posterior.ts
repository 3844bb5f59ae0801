import { normalCdf, normalLogSf, normalQuantile } from '@/stats/distributions/normal'

export type NormalPosterior = {
  mean: number
  sd: number
  low: number
  high: number
  /** P(effect > 0). */
  chanceAbove: number
  /** E[max(effect, 0)]: what is lost on average by staying with the control when larger is better. */
  riskControl: number
  /** E[max(-effect, 0)]: what is lost on average by taking the treatment. */
  riskTreatment: number
}

/** E[max(X, 0)] of a normal variable; keeps its digits far in the tail. */
export function expectedGain(mean: number, sd: number): number {
  const z = mean / sd
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
  if (z > -6) return mean * normalCdf(z) + sd * density
  // phi - |z| Phi cancels this far out; by the continued fraction of Mills' ratio it does not.
  let tail = -z
  for (let k = 60; k >= 2; k--) tail = -z + k / tail
  return (sd * density) / (tail * (-z + 1 / tail))
}

/**
 * Posterior of an effect from a normal likelihood and a normal prior, precision-weighted; without a prior N(value, SE^2).
 * A reading beside the decision, never a way round peeking.
 * @param prior mean and variance in the units of the effect.
 */
export function normalPosterior(
  { value, standardError }: { value: number; standardError: number },
  { alpha, prior }: { alpha: number; prior?: { mean: number; variance: number } | null },
): NormalPosterior {
  const data = 1 / (standardError * standardError)
  const before = prior ? 1 / prior.variance : 0
  const sd = Math.sqrt(1 / (data + before))
  const mean = prior ? (data * value + before * prior.mean) / (data + before) : value
  const half = -normalQuantile(alpha / 2) * sd
  return {
    mean,
    sd,
    low: mean - half,
    high: mean + half,
    chanceAbove: Math.exp(normalLogSf(-mean / sd)),
    riskControl: expectedGain(mean, sd),
    riskTreatment: expectedGain(-mean, sd),
  }
}
