import { logIncompleteBeta } from '@/stats/distributions/beta'
import { chiSquareLogSf } from '@/stats/distributions/chi-square'
import { pFromLog } from '@/stats/distributions/p-value'

/** Discordant pairs of two versions on the same units: only the first right, only the second right. Whole numbers >= 0. */
export type Discordant = { firstOnly: number; secondOnly: number }

export type McNemar = {
  exact: { logP: number; pValue: number }
  chiSquare: { statistic: number; logP: number; pValue: number }
  corrected: { statistic: number; logP: number; pValue: number }
}

function asymptotic(apart: number, pairs: number) {
  const statistic = (apart * apart) / pairs
  const logP = statistic > 0 ? chiSquareLogSf(statistic, 1) : 0
  return { statistic, logP, pValue: pFromLog(logP) }
}

/**
 * McNemar's test (1947): the exact binomial two-sided p-value, chi-square with one degree of freedom, and that with Edwards'
 * continuity correction.
 * @returns null without discordant pairs.
 */
export function mcnemar({ firstOnly, secondOnly }: Discordant): McNemar | null {
  const pairs = firstOnly + secondOnly
  if (!(pairs > 0)) return null
  const least = Math.min(firstOnly, secondOnly)
  const tail = logIncompleteBeta(pairs - least, least + 1, { x: 0.5, y: 0.5 }).lower
  const logP = Math.min(0, Math.LN2 + tail)
  const apart = Math.abs(firstOnly - secondOnly)
  return {
    exact: { logP, pValue: pFromLog(logP) },
    chiSquare: asymptotic(apart, pairs),
    corrected: asymptotic(Math.max(0, apart - 1), pairs),
  }
}
