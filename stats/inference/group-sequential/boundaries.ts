import { invertTail } from '@/stats/distributions/invert-tail'
import { normalQuantile } from '@/stats/distributions/normal'
import { type Continuation, logUpperExit, proceed, start } from './continuation'
import { logSpentOneSide, type Spending } from './spending'

export type Boundaries = {
  /** Bound on |Z| at each look; Infinity where nothing is left to spend. */
  bounds: number[]
  /** Two-sided alpha spent up to each look. */
  spent: number[]
}

/** log(exp(a) - exp(b)) for a >= b. */
function logDifference(a: number, b: number): number {
  if (b === Number.NEGATIVE_INFINITY) return a
  return a > b ? a + Math.log(-Math.expm1(b - a)) : Number.NEGATIVE_INFINITY
}

function boundFor(before: Continuation, information: number, logTarget: number): number {
  if (logTarget === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY
  const cdf = (z: number) => -logUpperExit(before, { information, z, theta: 0 })
  let high = 4
  while (cdf(high) < -logTarget && high < 1000) high *= 2
  return invertTail({ low: -2, high, target: -logTarget, cdf })
}

/**
 * Symmetric two-sided bounds of a group-sequential test by alpha spending: at each look both sides spend what the function
 * allows more than before. Between looks the increments of the score are independent and normal.
 * @param fractions information at each look over the planned one, rising. A look at 1 or beyond spends all that is left: an
 * overrun is analysed at the final bound. @param final the last look spends all that is left though it comes short of 1.
 */
export function spendingBounds(
  fractions: readonly number[],
  { alpha, spending = 'obrien_fleming', final = false }: { alpha: number; spending?: Spending; final?: boolean },
): Boundaries {
  const result: Boundaries = { bounds: [], spent: [] }
  let state = start
  let logSpent = Number.NEGATIVE_INFINITY
  for (const [look, information] of fractions.entries()) {
    const last = final && look === fractions.length - 1
    const target = logSpentOneSide(spending, last ? 1 : Math.min(1, information), alpha)
    const first = logSpent === Number.NEGATIVE_INFINITY && look === 0
    const bound = first
      ? -normalQuantile(Math.exp(target))
      : boundFor(state, information, logDifference(target, logSpent))
    logSpent = Math.max(logSpent, target)
    result.bounds.push(bound)
    result.spent.push(2 * Math.exp(logSpent))
    if (look < fractions.length - 1) state = proceed(state, { information, bound, theta: 0 })
  }
  return result
}
