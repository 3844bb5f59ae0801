import type { KpiVerdict } from '@/domain/kpis/reading'
import type { Format } from '@/lib/format'

const DIGITS = 1

/** A figure with its unit: a percent sign stands at the figure, any other unit after it. */
export function kpiValueText(value: number, unit: string, f: Format): string {
  const number = f.number(value, { digits: DIGITS })
  return unit === '%' ? `${number} %` : `${number} ${unit}`
}

export const VERDICT_CHIP = {
  met: 'met',
  near_limit: 'nearLimit',
  missed: 'missed',
  no_data: 'waiting',
} as const satisfies Record<KpiVerdict, string>

export type GoalCounts = { total: number; met: number; missed: number; near: number; waiting: number }

/** How many goals stand where: what the page's sentence is written from. */
export function countGoals(verdicts: readonly KpiVerdict[]): GoalCounts {
  const count = (verdict: KpiVerdict) => verdicts.filter((one) => one === verdict).length
  return {
    total: verdicts.length,
    met: count('met'),
    missed: count('missed'),
    near: count('near_limit'),
    waiting: count('no_data'),
  }
}
