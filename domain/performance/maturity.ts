import { delayQuantile, knownDelays } from './label-delays'

/** The maturity age is the delay that this share of labels does not exceed. */
const MATURITY_QUANTILE = 0.95
/** Known delays needed to name a maturity age. */
const MATURITY_MIN_DELAYS = 20

export type Maturity = 'no_labels' | 'immature' | 'mature' | 'unknown'

/**
 * Maturity age H in seconds from label delays (a label summary), as the upper end of its bin: never too short, at most 10 % too
 * long. Null where unknown: fewer than 20 known delays, or beyond 400 days.
 * Give it cohorts that are older than the longest delay expected: in younger ones only the fast labels are there yet and H would be
 * too small. H is frozen by whoever stores it; a window never moves the yardstick it is judged by.
 */
export function maturityAge(labelCounts: ArrayLike<number>): number | null {
  return knownDelays(labelCounts) < MATURITY_MIN_DELAYS ? null : delayQuantile(labelCounts, MATURITY_QUANTILE)
}

/** `maturityAgeSeconds` is H; under label policy `absence` it is the policy's `after`. */
export type MaturityInput = {
  to: Date
  asOf: Date
  predictions: number
  labelled: number
  maturityAgeSeconds: number | null
}

/**
 * Maturity of a window:
 * - `no_labels`: nothing in it is labelled;
 * - `mature`: its youngest possible prediction is at least H old at `asOf`, or every prediction is labelled and the window is over;
 * - `immature`: labelled in part and younger than H, so slow labels are missing and the figure may be selective;
 * - `unknown`: labelled in part, and H is not known because labels carry no times of their own.
 * Low coverage alone does not make a window immature: cases older than H that have no label mostly never get one, and coverage,
 * shown beside it, says how many those are.
 */
export function maturityOf({ to, asOf, predictions, labelled, maturityAgeSeconds }: MaturityInput): Maturity {
  if (labelled <= 0) return 'no_labels'
  const age = (asOf.getTime() - to.getTime()) / 1000
  if (labelled >= predictions && age >= 0) return 'mature'
  if (maturityAgeSeconds === null) return 'unknown'
  return age >= maturityAgeSeconds ? 'mature' : 'immature'
}
