import { isoMinute, monthStart, WEEK } from '../flights/clock'
import type { DemoData } from '../flights/demo-data'
import { months } from '../flights/features'
import type { KpiSlug } from './catalogue'

export type KpiValue = { timestamp: string; value: number; numerator: number; denominator: number; version?: string }
type Week = { flights: number; late: number; announced: number; wrong: number; versions: Set<string> }

/**
 * Both KPIs for each whole week from Monday between February and June, stamped with that Monday: what the serving version
 * (v1, from April v2) announced, against what happened. A week in which the version changed names none.
 */
export function kpiValues(data: DemoData): Record<KpiSlug, KpiValue[]> {
  const result: Record<KpiSlug, KpiValue[]> = { 'late-announced': [], 'wrong-announcements': [] }
  for (const [monday, week] of [...weeks(data)].sort(([a], [b]) => a - b)) {
    const { flights, late, announced, wrong, versions } = week
    const [version] = versions
    const about = { timestamp: isoMinute(monday), ...(versions.size === 1 && version ? { version } : {}) }
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
  const v1 = versions.find(({ version }) => version === 'v1')
  const v2 = versions.find(({ version }) => version === 'v2')
  if (!v1 || !v2) throw new Error('v1 and v2 must be fitted')
  for (let i = first; i < end; i++) {
    const departure = cases.departure[i] as number
    const monday = departure - (departure % WEEK)
    if (monday < monthStart(2) || monday + WEEK > monthStart(7)) continue
    const serving = departure < monthStart(v2.replayFrom) ? v1 : v2
    const week = found.get(monday) ?? { flights: 0, late: 0, announced: 0, wrong: 0, versions: new Set<string>() }
    found.set(monday, week)
    const late = cases.late[i] === 1
    const announced = serving.predict(i).prediction === '1'
    week.flights++
    week.versions.add(serving.version)
    if (late) week.late++
    if (announced && late) week.announced++
    if (announced && !late) week.wrong++
  }
  return found
}
