import type { Interval } from '@/stats/intervals/interval'
import type { Proportions, Share } from './proportions'

/** Agresti and Coull's interval of a share (1998), within [0, 1]. `z` is the normal quantile at 1 - alpha / 2. */
export function agrestiCoull({ events, n }: Share, z: number): Interval {
  const size = n + z * z
  const centre = (events + (z * z) / 2) / size
  const half = z * Math.sqrt((centre * (1 - centre)) / size)
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** Agresti and Caffo's interval of treatment - control (2000): Wald's with one event and one non-event added to each arm. */
export function agrestiCaffo({ control, treatment }: Proportions, z: number): Interval {
  const [p, q] = [(control.events + 1) / (control.n + 2), (treatment.events + 1) / (treatment.n + 2)]
  const half = z * Math.sqrt((p * (1 - p)) / (control.n + 2) + (q * (1 - q)) / (treatment.n + 2))
  return { low: q - p - half, high: q - p + half }
}
