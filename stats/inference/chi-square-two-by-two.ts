import { chiSquareLogSf } from '@/stats/distributions/chi-square'
import { pFromLog } from '@/stats/distributions/p-value'
import type { Proportions } from './proportions'

/**
 * Pearson's chi-square of a 2 x 2 table, one degree of freedom.
 * @param correction Yates' continuity correction, never past the expected count.
 * @returns null where a margin of the table is empty.
 */
export function chiSquareTwoByTwo(
  { control, treatment }: Proportions,
  correction: 'none' | 'yates' = 'none',
): { statistic: number; logP: number; pValue: number } | null {
  const total = control.n + treatment.n
  const events = control.events + treatment.events
  if (!(control.n > 0 && treatment.n > 0 && events > 0 && events < total)) return null
  const apart = Math.abs(control.events - (events * control.n) / total)
  const moved = Math.max(0, correction === 'yates' ? apart - Math.min(0.5, apart) : apart)
  const inverse = (total / control.n / treatment.n) * (total / events / (total - events)) * total
  const statistic = moved * moved * inverse
  const logP = statistic > 0 ? chiSquareLogSf(statistic, 1) : 0
  return { statistic, logP, pValue: pFromLog(logP) }
}
