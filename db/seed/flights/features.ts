import { DAY, HOUR, monthStart } from './clock'
import type { FlightGroup, Flights } from './read'
import { LATE_MINUTES, trailing } from './trailing'

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What is known of a flight when it leaves; the order is that of the model's signature. */
export const FEATURES = [
  { name: 'origin', type: 'categorical' },
  { name: 'destination', type: 'categorical' },
  { name: 'distance', type: 'numeric' },
  { name: 'hour', type: 'numeric' },
  { name: 'weekday', type: 'categorical' },
  { name: 'origin_late_2h', type: 'numeric', nullable: true },
  { name: 'route_late_14d', type: 'numeric', nullable: true },
] as const

/** The flights that are scored, in the order of departure, column by column; NaN is missing. */
export type Cases = {
  size: number
  airports: readonly string[]
  row: Int32Array
  departure: Int32Array
  arrival: Int32Array
  late: Uint8Array
  origin: Uint16Array
  destination: Uint16Array
  distance: Int16Array
  hour: Uint8Array
  weekday: Uint8Array
  originLate: Float64Array
  routeLate: Float64Array
}

const MOST_AIRPORTS = 400
const END = monthStart(7)
const LATEST_ARRIVAL = END + 7 * DAY

/**
 * Reads all flights once and keeps each Nth with its features. The trailing figures see all flights, not only those kept, so
 * they do not depend on `every`. Departures after June are left out.
 */
export async function buildCases(flights: Flights, every: number): Promise<Cases> {
  const cases = emptyCases(Math.ceil(flights.rows / every), flights.airports)
  const past = trailing({ flights: flights.rows, minutes: LATEST_ARRIVAL, airports: MOST_AIRPORTS })
  for await (const group of flights.groups()) {
    if (flights.airports.length > MOST_AIRPORTS) throw new Error(`more than ${MOST_AIRPORTS} airports`)
    addGroup({ cases, past, every }, group)
  }
  return cases
}

type Build = { cases: Cases; past: ReturnType<typeof trailing>; every: number }

function addGroup({ cases, past, every }: Build, group: FlightGroup): void {
  for (let i = 0; i < group.size; i++) {
    const flight = {
      departure: group.departure[i] as number,
      origin: group.origin[i] as number,
      destination: group.destination[i] as number,
      distance: group.distance[i] as number,
      delay: group.delay[i] as number,
    }
    if (flight.departure >= END) continue
    const row = group.row[i] as number
    const recent = past.recent(flight)
    const arrival = past.add(flight)
    if (row % every !== 0) continue
    const n = cases.size++
    cases.row[n] = row
    cases.departure[n] = flight.departure
    cases.arrival[n] = arrival
    cases.late[n] = flight.delay >= LATE_MINUTES ? 1 : 0
    cases.origin[n] = flight.origin
    cases.destination[n] = flight.destination
    cases.distance[n] = flight.distance
    cases.hour[n] = Math.floor((flight.departure % DAY) / HOUR)
    cases.weekday[n] = Math.floor(flight.departure / DAY) % 7
    cases.originLate[n] = recent.originLate
    cases.routeLate[n] = recent.routeLate
  }
}

function emptyCases(size: number, airports: readonly string[]): Cases {
  return {
    size: 0,
    airports,
    row: new Int32Array(size),
    departure: new Int32Array(size),
    arrival: new Int32Array(size),
    late: new Uint8Array(size),
    origin: new Uint16Array(size),
    destination: new Uint16Array(size),
    distance: new Int16Array(size),
    hour: new Uint8Array(size),
    weekday: new Uint8Array(size),
    originLate: new Float64Array(size),
    routeLate: new Float64Array(size),
  }
}

/** Cases of the months `from` to `to` (both included; 1 = January) as a range `[first, end)`. */
export function months(cases: Cases, from: number, to: number): { first: number; end: number } {
  return { first: before(cases, monthStart(from)), end: before(cases, monthStart(to + 1)) }
}

function before({ departure, size }: Cases, minute: number): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >> 1
    if ((departure[middle] as number) < minute) low = middle + 1
    else high = middle
  }
  return low
}
