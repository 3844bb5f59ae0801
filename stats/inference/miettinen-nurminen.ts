import type { Interval } from '@/stats/intervals/interval'
import type { Proportions } from './proportions'

/**
 * The treatment share of largest likelihood given treatment - control = delta: the root of a cubic in closed form, from
 * C. P. Farrington, G. Manning (Statistics in Medicine 9, 1990).
 */
function restrictedTreatment({ control, treatment }: Proportions, delta: number): number {
  const ratio = control.n / treatment.n
  const [p, q] = [treatment.events / treatment.n, control.events / control.n]
  const a = 1 + ratio
  const b = -(a + p + ratio * q + delta * (ratio + 2))
  const c = delta * delta + delta * (2 * p + a) + p + ratio * q
  const d = -p * delta * (1 + delta)
  const third = b / (3 * a)
  const v = third ** 3 - (b * c) / (6 * a * a) + d / (2 * a)
  const u = (v < 0 ? -1 : 1) * Math.sqrt(Math.max(0, third * third - c / (3 * a)))
  const turn = u === 0 ? 0 : Math.min(1, Math.max(-1, v / u ** 3))
  return 2 * u * Math.cos((Math.PI + Math.acos(turn)) / 3) - third
}

/**
 * Score statistic of treatment - control = delta with the variance at the restricted estimates, times n / (n - 1).
 * @returns 0 where the variance is 0 and the difference is delta, else -/+ Infinity.
 */
export function scoreStatistic(arms: Proportions, delta: number): number {
  const { control, treatment } = arms
  const total = control.n + treatment.n
  const difference = treatment.events / treatment.n - control.events / control.n - delta
  const p = Math.min(1, Math.max(0, restrictedTreatment(arms, delta)))
  const q = Math.min(1, Math.max(0, p - delta))
  const variance = ((q * (1 - q)) / control.n + (p * (1 - p)) / treatment.n) * (total / (total - 1))
  if (variance > 0) return difference / Math.sqrt(variance)
  return difference === 0 ? 0 : Math.sign(difference) * Number.POSITIVE_INFINITY
}

/**
 * Miettinen and Nurminen's score interval of treatment - control (Statistics in Medicine 4, 1985): all delta that the score test
 * does not reject. Keeps a width with no events at all. `z` is the normal quantile at 1 - alpha / 2; both arms have units.
 */
export function miettinenNurminen(arms: Proportions, z: number): Interval {
  const value = arms.treatment.events / arms.treatment.n - arms.control.events / arms.control.n
  const limit = (end: -1 | 1): number => {
    let outside: number = end
    let inside = value
    for (let step = 0; step < 60; step++) {
      const middle = (outside + inside) / 2
      if (Math.abs(scoreStatistic(arms, middle)) <= z) inside = middle
      else outside = middle
    }
    return inside
  }
  return { low: limit(-1), high: limit(1) }
}
