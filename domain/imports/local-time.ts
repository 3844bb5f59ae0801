import { DAY_MS } from '@/domain/time/windows'

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?$/

/** Is it the name of a time zone that this runtime knows (IANA, such as `Europe/Berlin`)? */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

/** Wall clock time of `YYYY-MM-DD[ |T]HH:MM[:SS[.fff]]` or `YYYY-MM-DD` (midnight) as if it were UTC (ms); null when it is none. */
export function parseWallClock(text: string): number | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const [hour, minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)]
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null
  const fraction = match[7] === undefined ? 0 : Math.floor(Number(match[7].padEnd(3, '0').slice(0, 3)))
  const at = Date.UTC(year, month - 1, day, hour, minute, second, fraction)
  // A day beyond the month's last one would have rolled over.
  return new Date(at).getUTCDate() === day ? at : null
}

/**
 * Turns wall clock times of a zone into instants. A time that the clocks skipped counts with the offset before the
 * change (02:30 becomes 03:30); one that they showed twice counts as the first: RFC 5545's rule.
 */
export class WallClock {
  private readonly format: Intl.DateTimeFormat | null
  /** By day since the epoch: the offset (ms) when no change is near, else null. */
  private readonly days = new Map<number, number | null>()

  /** @param zone an IANA name; throws RangeError when it is unknown. */
  constructor(zone: string) {
    const exact = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
    const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23', era: 'short' } as const
    this.format = zone === 'UTC' ? null : new Intl.DateTimeFormat('en-US', { timeZone: zone, ...exact, ...clock })
  }

  /** Milliseconds since the epoch of a wall clock time given as if it were UTC. */
  toInstant(wall: number): number {
    if (this.format === null) return wall
    const day = Math.floor(wall / DAY_MS)
    const steady = this.steadyOffset(day)
    if (steady !== null) return wall - steady
    const [before, after] = [this.offsetAt(wall - DAY_MS), this.offsetAt(wall + DAY_MS)]
    const candidates = [wall - before, wall - after].filter((at) => at + this.offsetAt(at) === wall)
    return candidates.length > 0 ? Math.min(...candidates) : wall - before
  }

  private steadyOffset(day: number): number | null {
    const known = this.days.get(day)
    if (known !== undefined) return known
    const before = this.offsetAt((day - 1) * DAY_MS)
    const steady = before === this.offsetAt((day + 2) * DAY_MS) ? before : null
    if (this.days.size > 50_000) this.days.clear()
    this.days.set(day, steady)
    return steady
  }

  private offsetAt(at: number): number {
    if (this.format === null) return 0
    const parts: Record<string, number> = {}
    for (const { type, value } of this.format.formatToParts(at)) parts[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    const whole = Math.floor(at / 1000) * 1000
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole
  }
}
