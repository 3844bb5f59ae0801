import { logIncompleteBeta } from '@/stats/distributions/beta'
import { logBinomialTerm } from '@/stats/distributions/saddle-point'
import { integrate } from './gauss-legendre'
import type { Proportions, Share } from './proportions'

export type BetaReading = {
  /** P(treatment share > control share). */
  chanceAbove: number
  /** E[max(control - treatment, 0)]: what is lost on average by taking the treatment when larger is better. */
  lossTreatment: number
  /** E[max(treatment - control, 0)]. */
  lossControl: number
}

type Beta = { a: number; b: number }
const PANELS = 60

function reach({ a, b }: Beta): { from: number; to: number } {
  const mean = a / (a + b)
  const sd = Math.sqrt((mean * (1 - mean)) / (a + b + 1))
  // A beta variable's tails are lighter than exponential in its own sd beyond this.
  return { from: Math.max(0, mean - 14 * sd - 14 / (a + b)), to: Math.min(1, mean + 14 * sd + 40 / (a + b)) }
}

/**
 * Readings of two shares with Beta(1, 1) priors, by Gauss and Legendre's rule on panels over where either posterior has mass;
 * losses as integrals of P(X > t) P(Y < t), which have no cancellation. Relative error about 1e-9.
 */
export function betaBinomial({ control, treatment }: Proportions): BetaReading {
  const posterior = ({ events, n }: Share): Beta => ({ a: events + 1, b: n - events + 1 })
  const [p, q] = [posterior(control), posterior(treatment)]
  const [one, two] = [reach(p), reach(q)]
  const from = Math.min(one.from, two.from)
  const width = (Math.max(one.to, two.to) - from) / PANELS
  const tails = ({ a, b }: Beta, x: number) => logIncompleteBeta(a, b, { x, y: 1 - x })
  const density = ({ a, b }: Beta, x: number) =>
    Math.exp(logBinomialTerm(a, b, { x, y: 1 - x }) + Math.log(a) + Math.log(b) - Math.log(a + b)) / (x * (1 - x))
  const sum = (f: (x: number) => number) => {
    let total = 0
    for (let k = 0; k < PANELS; k++) total += integrate(f, { from: from + k * width, to: from + (k + 1) * width }, 16)
    return total
  }
  return {
    chanceAbove: sum((x) => density(p, x) * Math.exp(tails(q, x).upper)),
    lossTreatment: sum((x) => Math.exp(tails(p, x).upper + tails(q, x).lower)),
    lossControl: sum((x) => Math.exp(tails(p, x).lower + tails(q, x).upper)),
  }
}
