import { isoMinute } from './clock'
import type { DemoData } from './demo-data'
import { FEATURES, WEEKDAYS } from './features'
import { routeOf } from './route-of'

/** The same case as JSON (open: the output is appended) and as CSV cells; airports are plain letters, so nothing needs escaping. */
export type RowText = {
  json: (i: number) => string
  csvHead: string
  csvCase: (i: number) => string
}

const FEATURE_NAMES = FEATURES.map(({ name }) => name)
const orNull = (value: number): string => (Number.isNaN(value) ? 'null' : String(value))
const orEmpty = (value: number): string => (Number.isNaN(value) ? '' : String(value))

export function rowText({ cases, hubs }: Pick<DemoData, 'cases' | 'hubs'>): RowText {
  const strange = cases.airports.find((name) => !/^[A-Z0-9]+$/.test(name))
  if (strange !== undefined) throw new Error(`an airport that is not plain letters: ${strange}`)
  const from = (i: number): string => cases.airports[cases.origin[i] as number] as string
  const to = (i: number): string => cases.airports[cases.destination[i] as number] as string
  const hub = (i: number): string => hubs[cases.origin[i] as number] as string
  const weekday = (i: number): string => WEEKDAYS[cases.weekday[i] as number] as string
  return {
    json: (i) =>
      `{"id":"${cases.row[i]}","timestamp":"${isoMinute(cases.departure[i] as number)}","features":{` +
      `"origin":"${from(i)}","destination":"${to(i)}","distance":${cases.distance[i]},"hour":${cases.hour[i]},` +
      `"weekday":"${weekday(i)}","origin_late_2h":${orNull(cases.originLate[i] as number)},` +
      `"route_late_14d":${orNull(cases.routeLate[i] as number)}},` +
      `"entity":"${routeOf(cases, i)}","segments":{"origin_hub":"${hub(i)}"}`,
    csvHead: `id,timestamp,${FEATURE_NAMES.join(',')},entity,segment.origin_hub`,
    csvCase: (i) =>
      `${cases.row[i]},${isoMinute(cases.departure[i] as number)},${from(i)},${to(i)},${cases.distance[i]},` +
      `${cases.hour[i]},${weekday(i)},${orEmpty(cases.originLate[i] as number)},` +
      `${orEmpty(cases.routeLate[i] as number)},${routeOf(cases, i)},${hub(i)}`,
  }
}
