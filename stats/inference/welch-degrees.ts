import type { Arms } from './arm-estimate'

/** Degrees of freedom of Welch and Satterthwaite; Infinity where neither arm varies. */
export function welchDegrees({ control, treatment }: Arms): number {
  const [a, b] = [control.variance / control.n, treatment.variance / treatment.n]
  const spread = (a * a) / (control.n - 1) + (b * b) / (treatment.n - 1)
  return spread > 0 ? (a + b) ** 2 / spread : Number.POSITIVE_INFINITY
}
