import { fitVersions, type Version } from '../models/versions'
import { buildCases, type Cases, months } from './features'
import { openFlights } from './read'

const FILE_ROWS = 3_000_000
const DEFAULT_ROWS = 200_000
const HUBS = 9

export type DemoRows = number | 'all'
export type DemoData = {
  cases: Cases
  versions: readonly Version[]
  /** Value of the segment `origin_hub` by airport code: one of the nine busiest origins of January, or `other`. */
  hubs: readonly string[]
}

/** `PLUMBLINE_DEMO_ROWS`: `all`, or about how many flights; anything else is refused by name. */
export function demoRows(text: string | undefined): DemoRows {
  if (text === undefined || text === '') return DEFAULT_ROWS
  if (text === 'all') return text
  const rows = Number(text)
  if (Number.isInteger(rows) && rows >= 1_000) return rows
  throw new Error(`PLUMBLINE_DEMO_ROWS must be "all" or a whole number from 1000 on, not "${text}"`)
}

/** Reads the flights, computes their features and fits the versions. Deterministic for the same `rows`. */
export async function demoData(
  rows: DemoRows = DEFAULT_ROWS,
  log: (line: string) => void = () => {},
): Promise<DemoData> {
  const flights = await openFlights()
  const every = rows === 'all' ? 1 : Math.max(1, Math.round(FILE_ROWS / rows))
  const cases = await buildCases(flights, every)
  log(`flights: ${cases.size} of ${flights.rows} (every ${every}), features from past arrivals only`)
  const versions = fitVersions(cases)
  for (const { version, reason } of versions) log(`${version}: ${reason}`)
  return { cases, versions, hubs: hubsOf(cases) }
}

function hubsOf(cases: Cases): string[] {
  const { first, end } = months(cases, 1, 1)
  const counts = cases.airports.map(() => 0)
  for (let i = first; i < end; i++) counts[cases.origin[i] as number] = (counts[cases.origin[i] as number] ?? 0) + 1
  const busiest = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, HUBS)
  return cases.airports.map((name, code) => (busiest.includes(code) ? name : 'other'))
}
