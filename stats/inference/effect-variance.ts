import type { Arms, Difference } from './arm-estimate'

/**
 * Variance of the difference of two independent arms: v_B / n_B + v_A / n_A, or for the relative difference by the delta
 * method v_B / (n_B m_A^2) + v_A m_B^2 / (n_A m_A^4).
 */
export function effectVariance({ control, treatment }: Arms, difference: Difference): number {
  const [a, b] = [control.variance / control.n, treatment.variance / treatment.n]
  if (difference === 'absolute') return a + b
  const base = control.mean * control.mean
  return b / base + (a * treatment.mean * treatment.mean) / (base * base)
}

/** Treatment - control, or that over |control|; null where the control is 0. */
export function effectSize({ control, treatment }: Arms, difference: Difference): number | null {
  const absolute = treatment.mean - control.mean
  if (difference === 'absolute') return absolute
  return control.mean === 0 ? null : absolute / Math.abs(control.mean)
}
