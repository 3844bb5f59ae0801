import { chiSquareLogSf } from '@/stats/distributions/chi-square'
import { pFromLog } from '@/stats/distributions/p-value'

/** What one arm shows at each time, times ascending and alike for all arms: events then, and units still at risk just before. */
export type RiskTable = { events: readonly number[]; atRisk: readonly number[] }

/**
 * Log-rank test of two waiting-time curves (N. Mantel 1966), chi-square with one degree of freedom.
 * @returns null where no time has both an event and both arms at risk.
 */
export function logRank(
  control: RiskTable,
  treatment: RiskTable,
): { statistic: number; logP: number; pValue: number } | null {
  let apart = 0
  let variance = 0
  for (let i = 0; i < control.events.length; i++) {
    const [n1, n2] = [control.atRisk[i] ?? 0, treatment.atRisk[i] ?? 0]
    const n = n1 + n2
    const d = (control.events[i] ?? 0) + (treatment.events[i] ?? 0)
    if (n <= 1 || d === 0) continue
    apart += (treatment.events[i] ?? 0) - (d * n2) / n
    variance += (d * (n1 / n) * (n2 / n) * (n - d)) / (n - 1)
  }
  if (!(variance > 0)) return null
  const statistic = (apart * apart) / variance
  const logP = statistic > 0 ? chiSquareLogSf(statistic, 1) : 0
  return { statistic, logP, pValue: pFromLog(logP) }
}
