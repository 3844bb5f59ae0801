import { arrivalMinute } from './arrival'
import { DAY, HOUR } from './clock'

export const ORIGIN_WINDOW = 2 * HOUR
export const ROUTE_WINDOW = 14 * DAY
/** Fewer results than this say nothing: the share is missing. */
export const LEAST_RESULTS = 3
export const LATE_MINUTES = 15

export type Departure = { departure: number; origin: number; destination: number; distance: number; delay: number }
export type Recent = { originLate: number; routeLate: number }
export type Trailing = { recent: (flight: Departure) => Recent; add: (flight: Departure) => number }

type Capacity = { flights: number; minutes: number; airports: number }
/** All flights so far, listed by the minute of their arrival: `first[minute]`, then `next`, until -1. */
type Arrivals = { first: Int32Array; next: Int32Array; late: Uint8Array }
type Rolling = { shift: (now: number) => void; share: (key: number) => number }

/**
 * Trailing figures over past arrivals only. Flights come in the order of departure; `recent` first lets every arrival up to and
 * including that departure minute in (and those that are a window old out), so a flight still in the air can never be seen.
 * Windows are (departure - length, departure]. One origin has one clock, so local times compare truly.
 * Cost: each flight enters and leaves each window once.
 */
export function trailing({ flights, minutes, airports }: Capacity): Trailing {
  const first = new Int32Array(minutes).fill(-1)
  const next = new Int32Array(flights)
  const late = new Uint8Array(flights)
  const origins = new Int32Array(flights)
  const routes = new Int32Array(flights)
  const arrivals = { first, next, late }
  const byOrigin = rolling(arrivals, { keys: origins, size: airports, length: ORIGIN_WINDOW })
  const byRoute = rolling(arrivals, { keys: routes, size: airports * airports, length: ROUTE_WINDOW })
  let size = 0
  let now = -1

  const recent = ({ departure, origin, destination }: Departure): Recent => {
    if (departure < now) throw new Error('flights must come in the order of departure')
    for (; now < departure; now++) {
      byOrigin.shift(now + 1)
      byRoute.shift(now + 1)
    }
    return { originLate: byOrigin.share(origin), routeLate: byRoute.share(origin * airports + destination) }
  }
  const add = (flight: Departure): number => {
    const arrival = arrivalMinute(flight)
    if (arrival <= now) throw new Error('a flight cannot arrive before it has left')
    origins[size] = flight.origin
    routes[size] = flight.origin * airports + flight.destination
    late[size] = flight.delay >= LATE_MINUTES ? 1 : 0
    next[size] = first[arrival] ?? -1
    first[arrival] = size++
    return arrival
  }
  return { recent, add }
}

type Key = { keys: Int32Array; size: number; length: number }

function rolling({ first, next, late }: Arrivals, { keys, size, length }: Key): Rolling {
  const counts = new Int32Array(size)
  const lates = new Int32Array(size)
  const move = (minute: number, sign: 1 | -1): void => {
    for (let i = first[minute] ?? -1; i >= 0; i = next[i] as number) {
      const key = keys[i] as number
      counts[key] = (counts[key] as number) + sign
      lates[key] = (lates[key] as number) + sign * (late[i] as number)
    }
  }
  const shift = (now: number): void => {
    move(now, 1)
    move(now - length, -1)
  }
  const share = (key: number): number => {
    const count = counts[key] ?? 0
    return count < LEAST_RESULTS ? Number.NaN : Math.round(((lates[key] as number) / count) * 10_000) / 10_000
  }
  return { shift, share }
}
