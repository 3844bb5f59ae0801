/** Minute 0 of the demo's clock: Monday 1 January 2001, 00:00 UTC. */
export const EPOCH = Date.UTC(2001, 0, 1)
export const HOUR = 60
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY

/** Minutes from `EPOCH` to the first of a month of 2001 (1 = January). */
export const monthStart = (month: number): number => (Date.UTC(2001, month - 1, 1) - EPOCH) / 60_000

const pad = (value: number): string => String(value).padStart(2, '0')
const TIMES = Array.from({ length: DAY }, (_, i) => `T${pad(Math.floor(i / HOUR))}:${pad(i % HOUR)}:00Z`)
const days = new Map<number, string>()

/** RFC 3339 text of a minute; days are cached, because replay writes it twice for every flight. */
export function isoMinute(minute: number): string {
  const day = Math.floor(minute / DAY)
  let text = days.get(day)
  if (text === undefined) {
    text = new Date(EPOCH + day * DAY * 60_000).toISOString().slice(0, 10)
    days.set(day, text)
  }
  return text + TIMES[minute - day * DAY]
}
