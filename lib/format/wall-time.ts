/** The calendar and clock of an instant in a zone. `month` is 1 to 12. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number; second: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}

/** Throws a RangeError where the zone is not known. */
export function wallTime(at: Date | number, zone: string): WallTime {
  const parts: Record<string, number> = {}
  for (const part of formatOf(zone).formatToParts(at)) parts[part.type] = Number(part.value)
  return {
    year: parts.year ?? 0,
    month: parts.month ?? 1,
    day: parts.day ?? 1,
    hour: parts.hour ?? 0,
    minute: parts.minute ?? 0,
    second: parts.second ?? 0,
  }
}

function asUtc(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
}

/**
 * The instant at which the clock of `zone` shows `wall`; fields may overflow (day 0 is the last of the month before).
 * A time skipped in spring gives the instant after the gap, a doubled one in autumn the first.
 */
export function instantOf(wall: WallTime, zone: string): Date {
  const wanted = asUtc(wall)
  const offset = (at: number) => asUtc(wallTime(at, zone)) - Math.floor(at / 1000) * 1000
  const around = [offset(wanted - 86_400_000), offset(wanted + 86_400_000)]
  const candidates = around.map((shift) => wanted - shift).sort((a, b) => a - b)
  const exact = candidates.find((at) => asUtc(wallTime(at, zone)) === wanted)
  return new Date(exact ?? candidates.at(-1) ?? wanted)
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Midnight at or before the instant, `days` later. */
export function dayStart(at: Date | number, zone: string, days = 0): Date {
  const wall = wallTime(at, zone)
  return instantOf({ ...wall, day: wall.day + days, hour: 0, minute: 0, second: 0 }, zone)
}

export function isDayStart(at: Date | number, zone: string): boolean {
  return dayStart(at, zone).getTime() === new Date(at).getTime()
}
