import { normalQuantile } from '@/stats/distributions/normal'
import { pFromLog } from '@/stats/distributions/p-value'
import { logLowerExit, logUpperExit, proceed, start } from './continuation'

/** Looks taken up to and with the last one; `information` is 1 / SE^2 of the effect at each, `bounds` those on |Z|. */
export type TakenLooks = { information: readonly number[]; bounds: readonly number[] }

export type StageWise = { low: number; high: number; logP: number; pValue: number }

const add = (a: number, b: number) => {
  const [most, least] = a > b ? [a, b] : [b, a]
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(least - most))
}

/**
 * log P(an outcome at least as high as Z = z at the last look), stages ordered: higher by an upper exit at an earlier look. Below, the
 * same of outcomes at most as high.
 */
function logTail(
  side: 'above' | 'below',
  { information, bounds }: TakenLooks,
  { z, theta }: { z: number; theta: number },
) {
  let state = start
  let sum = Number.NEGATIVE_INFINITY
  for (const [look, at] of information.entries()) {
    const last = look === information.length - 1
    const edge = bounds[look] ?? Number.POSITIVE_INFINITY
    const exit =
      side === 'above'
        ? logUpperExit(state, { information: at, z: last ? z : edge, theta })
        : logLowerExit(state, { information: at, z: last ? z : -edge, theta })
    sum = add(sum, exit)
    if (!last) state = proceed(state, { information: at, bound: edge, theta })
  }
  return sum
}

/** Information scaled so that the last look has 1; an effect theta on that scale is in standard errors of the last look. */
function scaled({ information, bounds }: TakenLooks): { looks: TakenLooks; total: number } {
  const total = information[information.length - 1] ?? 1
  return { total, looks: { bounds, information: information.map((value) => value / total) } }
}

const TOLERANCE = 1e-10

/**
 * The theta under which outcomes at least as high have the probability `share`. Turned into normal quantiles the probability is nearly
 * a straight line in theta, so that a few bracketed secant steps (Illinois) do.
 */
function solve(looks: TakenLooks, z: number, share: number): number {
  const upper = share <= 0.5
  const target = normalQuantile(upper ? share : 1 - share)
  const sign = upper ? 1 : -1
  const offset = (theta: number) => {
    const logP = logTail(upper ? 'above' : 'below', looks, { z, theta: sign * theta })
    return Math.min(20, Math.max(-20, normalQuantile(Math.exp(logP)))) - target
  }
  let [low, high] = [sign * z - 6, sign * z + 6]
  let [below, above] = [offset(low), offset(high)]
  for (let step = 0; step < 60 && high - low > TOLERANCE; step++) {
    const falsi = low - (below * (high - low)) / (above - below)
    const middle = falsi > low && falsi < high ? falsi : (low + high) / 2
    const reached = offset(middle)
    if (Math.abs(reached) < TOLERANCE) return sign * middle
    if (reached < 0) {
      low = middle
      below = reached
      above /= 2
    } else {
      high = middle
      above = reached
      below /= 2
    }
  }
  return (sign * (low + high)) / 2
}

/**
 * p-value and interval after stopping, by stage-wise ordering (A. Tsiatis, G. Rosner, C. Mehta, Biometrics 40, 1984): valid whatever
 * the reason to stop at the look was, and consistent with the bounds.
 * @param z statistic at the last look taken. @param alpha two-sided level of the interval.
 */
export function stageWise(taken: TakenLooks, z: number, alpha: number): StageWise {
  const { looks, total } = scaled(taken)
  const above = logTail('above', looks, { z, theta: 0 })
  const below = logTail('below', looks, { z, theta: 0 })
  const logP = Math.min(0, Math.LN2 + Math.min(above, below))
  const unit = 1 / Math.sqrt(total)
  const [low, high] = [solve(looks, z, alpha / 2) * unit, solve(looks, z, 1 - alpha / 2) * unit]
  return { low, high, logP, pValue: pFromLog(logP) }
}
