const GROUND_MINUTES = 30
const MILES_PER_MINUTE = 8
const SHORTEST_MINUTES = 15

/**
 * The file has no arrival time. It has the actual departure and the arrival delay, so the delay that a flight had already
 * collected at the gate counts twice here: the result of a late flight becomes known rather too late than too early.
 */
export const ARRIVAL_FORMULA =
  'Derived, not in the source: arrival = departure + 30 min + distance / 480 mph + arrival delay, at least 15 min after departure, rounded up to a minute.'

export type FlightTimes = { departure: number; distance: number; delay: number }

/** Derived arrival, in minutes on the departure's clock. See `ARRIVAL_FORMULA`. */
export function arrivalMinute({ departure, distance, delay }: FlightTimes): number {
  const duration = Math.ceil(GROUND_MINUTES + distance / MILES_PER_MINUTE + delay)
  return departure + Math.max(SHORTEST_MINUTES, duration)
}
