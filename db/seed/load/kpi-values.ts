import { isoMinute, monthStart, WEEK } from '../flights/clock'
import type { DemoData } from '../flights/demo-data'
import { months } from '../flights/features'
import type { KpiSlug } from './catalogue'

export type KpiValue = { timestamp: string; value: number; numerator: number; denominator: number; version: string }
type Week = { flights: number; late: number; announced: number; wrong: number }

const SERVING = 'v0'

/**
 * Both KPIs for each whole week from Monday between February and June, stamped with that Monday: what the serving version
 * announced, against what happened.
 */
export function kpiValues(data: DemoData): Record<KpiSlug, KpiValue[]> {
  const result: Record<KpiSlug, KpiValue[]> = { 'late-announced': [], 'wrong-announcements': [] }
  for (const [monday, { flights, late, announced, wrong }] of [...weeks(data)].sort(([a], [b]) => a - b)) {
    const about = { timestamp: isoMinute(monday), version: SERVING }
    result['wrong-announcements'].push({ ...about, ...ratio(1000, wrong, flights) })
    if (late > 0) result['late-announced'].push({ ...about, ...ratio(100, announced, late) })
  }
  return result
}

const ratio = (unit: number, numerator: number, denominator: number) => ({
  value: (unit * numerator) / denominator,
  numerator,
  denominator,
})

function weeks({ cases, versions }: DemoData): Map<number, Week> {
  const found = new Map<number, Week>()
  const { first, end } = months(cases, 2, 6)
  const serving = versions.find(({ version }) => version === SERVING)
  if (!serving) throw new Error(`${SERVING} must be there`)
  for (let i = first; i < end; i++) {
    const departure = cases.departure[i] as number
    const monday = departure - (departure % WEEK)
    if (monday < monthStart(2) || monday + WEEK > monthStart(7)) continue
    const week = found.get(monday) ?? { flights: 0, late: 0, announced: 0, wrong: 0 }
    found.set(monday, week)
    const late = cases.late[i] === 1
    const announced = serving.predict(i).prediction === '1'
    week.flights++
    if (late) week.late++
    if (announced && late) week.announced++
    if (announced && !late) week.wrong++
  }
  return found
}
