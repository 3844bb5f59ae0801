import { pFromLog } from '@/stats/distributions/p-value'
import { logLowerExit, logUpperExit, proceed, start } from './continuation'

/** Looks taken up to and with the last one; `information` is 1 / SE^2 of the effect at each, `bounds` those on |Z|. */
export type TakenLooks = { information: readonly number[]; bounds: readonly number[] }

export type StageWise = { low: number; high: number; median: number; logP: number; pValue: number }

const add = (a: number, b: number) => {
  const [most, least] = a > b ? [a, b] : [b, a]
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(least - most))
}

/** log P(an outcome at least as high as Z = z at the last look), stages ordered: higher by an upper exit at an earlier look. */
function logAtLeast({ information, bounds }: TakenLooks, z: number, theta: number): { above: number; below: number } {
  let state = start
  let above = Number.NEGATIVE_INFINITY
  let below = Number.NEGATIVE_INFINITY
  for (const [look, at] of information.entries()) {
    const last = look === information.length - 1
    const edge = bounds[look] ?? Number.POSITIVE_INFINITY
    above = add(above, logUpperExit(state, { information: at, z: last ? z : edge, theta }))
    below = add(below, logLowerExit(state, { information: at, z: last ? z : -edge, theta }))
    if (!last) state = proceed(state, { information: at, bound: edge, theta })
  }
  return { above, below }
}

/**
 * p-value and interval after stopping, by stage-wise ordering (A. Tsiatis, G. Rosner, C. Mehta, Biometrics 40, 1984): valid whatever
 * the reason to stop at the look was, and consistent with the bounds. `median` is the median-unbiased effect.
 * @param z statistic at the last look taken. @param alpha two-sided level of the interval.
 */
export function stageWise(looks: TakenLooks, z: number, alpha: number): StageWise {
  const total = looks.information[looks.information.length - 1] ?? 1
  const scaled = { bounds: looks.bounds, information: looks.information.map((value) => value / total) }
  const tails = logAtLeast(scaled, z, 0)
  const logP = Math.min(0, Math.LN2 + Math.min(tails.above, tails.below))
  const solve = (share: number): number => {
    let [low, high] = [z - 12, z + 12]
    for (let step = 0; step < 44; step++) {
      const middle = (low + high) / 2
      const { above, below } = logAtLeast(scaled, z, middle)
      const tooLow = share <= 0.5 ? above < Math.log(share) : below > Math.log(1 - share)
      if (tooLow) low = middle
      else high = middle
    }
    return (low + high) / 2 / Math.sqrt(total)
  }
  return { low: solve(alpha / 2), high: solve(1 - alpha / 2), median: solve(0.5), logP, pValue: pFromLog(logP) }
}
