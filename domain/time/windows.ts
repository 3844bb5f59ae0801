export const GRANULARITIES = ['window', 'hour', 'day', 'week', 'month'] as const
export type Granularity = (typeof GRANULARITIES)[number]

/** Half-open UTC interval in milliseconds. */
export type Window = { from: number; to: number }

export const WINDOWS_MAX = 2000
export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * DAY_MS

/** The first boundary of the granularity after `at`: hours, days, Monday weeks, calendar months, all UTC. */
function nextBoundary(at: number, granularity: Exclude<Granularity, 'window'>): number {
  if (granularity === 'hour') return (Math.floor(at / HOUR_MS) + 1) * HOUR_MS
  if (granularity === 'day') return (Math.floor(at / DAY_MS) + 1) * DAY_MS
  if (granularity === 'week') return (Math.floor((at - FIRST_MONDAY) / WEEK_MS) + 1) * WEEK_MS + FIRST_MONDAY
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

function* cut(range: Window, granularity: Exclude<Granularity, 'window'>): Generator<Window> {
  for (let { from } = range; from < range.to; ) {
    const to = Math.min(range.to, nextBoundary(from, granularity))
    yield { from, to }
    from = to
  }
}

/** The UTC days of [from, to), first and last clipped. */
export const splitDays = (range: Window): Window[] => [...cut(range, 'day')]

/**
 * Cuts [from, to) at the granularity's boundaries, first and last clipped, empty ones kept.
 * Returns null when that would be more than WINDOWS_MAX windows.
 */
export function splitWindow(range: Window, granularity: Granularity): Window[] | null {
  if (granularity === 'window') return [range]
  const windows: Window[] = []
  for (const window of cut(range, granularity)) {
    if (windows.length === WINDOWS_MAX) return null
    windows.push(window)
  }
  return windows
}

export const isOnTheHour = (at: number): boolean => at % HOUR_MS === 0

/** The window an instant falls into; windows are ordered and adjoin. -1 outside. */
export function windowOf(windows: readonly Window[], at: number): number {
  let low = 0
  let high = windows.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const window = windows[middle] as Window
    if (at < window.from) high = middle - 1
    else if (at >= window.to) low = middle + 1
    else return middle
  }
  return -1
}
