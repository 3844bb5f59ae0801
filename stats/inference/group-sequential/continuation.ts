import { normalLogSf } from '@/stats/distributions/normal'
import { gaussLegendre } from '@/stats/inference/gauss-legendre'

/**
 * Density of the score S = Z sqrt(information) of those that have not stopped, at nodes with quadrature weights; `information`
 * on any scale, with S ~ N(theta information, information) and independent increments.
 */
export type Continuation = { information: number; scores: Float64Array; masses: Float64Array }

/** Before the first look: all at 0. */
export const start: Continuation = {
  information: 0,
  scores: new Float64Array([0]),
  masses: new Float64Array([1]),
}

/** Enough points for increments of standard deviation `step` over a range. */
function points(range: number, step: number): number {
  const wanted = 24 + (6 * range) / step
  return wanted <= 48 ? 48 : wanted <= 96 ? 96 : wanted <= 192 ? 192 : 384
}

/**
 * The next look: those still within (-bound, bound) of Z at `information`, under drift theta per unit of information.
 * Source: recursive integration of P. Armitage, C. McPherson, B. Rowe (1969).
 */
export function proceed(
  before: Continuation,
  look: { information: number; bound: number; theta: number },
): Continuation {
  const added = look.information - before.information
  const step = Math.sqrt(added)
  const edge = look.bound * Math.sqrt(look.information)
  // Beyond 9 standard deviations of where the mass can be there is none.
  const centre = look.theta * look.information
  const [low, high] = [
    Math.max(-edge, centre - 9 * Math.sqrt(look.information)),
    Math.min(edge, centre + 9 * Math.sqrt(look.information)),
  ]
  if (!(high > low)) return { ...start, information: look.information, masses: new Float64Array([0]) }
  const rule = gaussLegendre(points(high - low, step))
  const half = (high - low) / 2
  const scores = rule.nodes.map((node) => low + half * (1 + node))
  const scale = half / (step * Math.sqrt(2 * Math.PI))
  const masses = scores.map((score, i) => {
    let density = 0
    for (let j = 0; j < before.scores.length; j++) {
      const apart = (score - (before.scores[j] as number) - look.theta * added) / step
      density += (before.masses[j] as number) * Math.exp(-0.5 * apart * apart)
    }
    return density * scale * (rule.weights[i] as number)
  })
  return { information: look.information, scores, masses }
}

/** log of the chance to have come so far and then to have Z >= z at `information`. */
export function logUpperExit(before: Continuation, look: { information: number; z: number; theta: number }): number {
  const added = look.information - before.information
  const edge = look.z * Math.sqrt(look.information) - look.theta * added
  const step = Math.sqrt(added)
  const terms = before.scores.map(
    (score, j) => Math.log(before.masses[j] as number) + normalLogSf((edge - score) / step),
  )
  const most = terms.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  if (most === Number.NEGATIVE_INFINITY) return most
  return most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0))
}

/** log of the chance to have come so far and then to have Z <= z. */
export function logLowerExit(before: Continuation, look: { information: number; z: number; theta: number }): number {
  const mirrored = { ...before, scores: before.scores.map((score) => -score) }
  return logUpperExit(mirrored, { information: look.information, z: -look.z, theta: -look.theta })
}
