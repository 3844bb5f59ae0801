import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrivalMinute } from './arrival'
import { type Departure, LEAST_RESULTS, ORIGIN_WINDOW, type Recent, ROUTE_WINDOW, trailing } from './trailing'

const AIRPORTS = 3
const flight = fc.record({
  gap: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.integer({ min: 0, max: 4_000 })),
  origin: fc.integer({ min: 0, max: AIRPORTS - 1 }),
  destination: fc.integer({ min: 0, max: AIRPORTS - 1 }),
  distance: fc.integer({ min: 21, max: 1500 }),
  delay: fc.integer({ min: -80, max: 200 }),
})
const schedule = fc.array(flight, { maxLength: 150 }).map((list) => {
  let departure = 0
  return list.map(({ gap, ...rest }): Departure => {
    departure += gap
    return { ...rest, departure }
  })
})

function streamed(flights: Departure[]): Recent[] {
  const past = trailing({ flights: flights.length, minutes: 700_000, airports: AIRPORTS })
  return flights.map((f) => {
    const recent = past.recent(f)
    past.add(f)
    return recent
  })
}

/** The definition, word by word: results known at departure and no older than the window. */
function defined(flights: Departure[], at: Departure, window: number, same: (f: Departure) => boolean): number {
  const known = flights.filter((f) => {
    const arrival = arrivalMinute(f)
    return same(f) && arrival <= at.departure && arrival > at.departure - window
  })
  const late = known.filter((f) => f.delay >= 15).length
  return known.length < LEAST_RESULTS ? Number.NaN : Math.round((late / known.length) * 10_000) / 10_000
}

describe('trailing', () => {
  test('equals the definition', () => {
    fc.assert(
      fc.property(schedule, (flights) => {
        for (const [i, recent] of streamed(flights).entries()) {
          const at = flights[i]
          if (!at) throw new Error('no such flight')
          const sameOrigin = (f: Departure) => f.origin === at.origin
          const sameRoute = (f: Departure) => sameOrigin(f) && f.destination === at.destination
          expect(recent.originLate).toBe(defined(flights, at, ORIGIN_WINDOW, sameOrigin))
          expect(recent.routeLate).toBe(defined(flights, at, ROUTE_WINDOW, sameRoute))
        }
      }),
    )
  })

  test('does not see what has not arrived: another fate of flights in the air changes nothing', () => {
    fc.assert(
      fc.property(schedule, fc.nat(), fc.integer({ min: -80, max: 200 }), (flights, pick, delay) => {
        const at = flights[pick % Math.max(1, flights.length)]
        if (!at) return
        const inTheAir = (f: Departure) => arrivalMinute(f) > at.departure
        const other = flights.map((f) => {
          const changed = { ...f, delay }
          return inTheAir(f) && inTheAir(changed) ? changed : f
        })
        const index = flights.indexOf(at)
        expect(streamed(other)[index]).toEqual(streamed(flights)[index])
      }),
    )
  })

  test('refuses flights out of order', () => {
    const past = trailing({ flights: 2, minutes: 1_000, airports: 1 })
    const at = (departure: number) => ({ departure, origin: 0, destination: 0, distance: 100, delay: 0 })
    past.recent(at(10))
    expect(() => past.recent(at(9))).toThrow('order')
  })

  test('an arrival is never before the departure, however early the flight', () => {
    expect(arrivalMinute({ departure: 100, distance: 21, delay: -80 })).toBe(115)
    expect(arrivalMinute({ departure: 100, distance: 733, delay: 13 })).toBe(100 + 30 + 92 + 13)
  })
})
