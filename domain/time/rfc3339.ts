import { z } from 'zod'

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/
const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * Milliseconds since the epoch of an RFC 3339 time with an offset, or null when it is not one.
 * Digits beyond milliseconds are cut. Years 1900 to 2199; 23:59:60 counts as the next minute.
 */
export function parseRfc3339(text: string): number | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 23 || minute > 59 || second > 60) return null
  const fraction = Number(`0.${match[7] ?? '0'}`) * 1000
  const zone = match[8] ?? 'Z'
  let offset = 0
  if (zone !== 'Z' && zone !== 'z') {
    const [h, m] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))]
    if (h > 23 || m > 59) return null
    offset = (zone.startsWith('-') ? -1 : 1) * (h * 60 + m) * 60_000
  }
  const at = Date.UTC(year, month - 1, day, hour, minute, second) + Math.floor(fraction) - offset
  return at >= EARLIEST && at < LATEST ? at : null
}

/** A time in a request body or URL: RFC 3339 with offset, as a Date. */
export const rfc3339 = z.string().transform((text, ctx) => {
  const at = parseRfc3339(text)
  if (at === null) {
    ctx.addIssue({ code: 'custom', message: 'must be an RFC 3339 time with offset, such as 2026-01-31T12:00:00Z' })
    return z.NEVER
  }
  return new Date(at)
})
