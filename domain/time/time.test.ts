import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRfc3339 } from './rfc3339'
import { DAY_MS, GRANULARITIES, splitDays, splitWindow, WINDOWS_MAX, windowOf } from './windows'

describe('an RFC 3339 time', () => {
  it.each([
    ['2026-01-31T12:00:00Z', Date.UTC(2026, 0, 31, 12)],
    ['2026-01-31t12:00:00z', Date.UTC(2026, 0, 31, 12)],
    ['2026-01-31 12:00:00+02:00', Date.UTC(2026, 0, 31, 10)],
    ['2026-01-31T12:00:00.123456789-00:30', Date.UTC(2026, 0, 31, 12, 30, 0, 123)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
  ])('%s', (text, at) => {
    expect(parseRfc3339(text)).toBe(at)
  })
  it.each([
    '2026-01-31',
    '2026-01-31T12:00:00',
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T12:60:00Z',
    '2026-01-31T12:00:00+25:00',
    '1899-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    'yesterday',
    '',
  ])('is not %j', (text) => {
    expect(parseRfc3339(text)).toBeNull()
  })
})

const at = (text: string) => Date.parse(text)
const starts = (from: string, to: string, granularity: 'hour' | 'day' | 'week' | 'month') =>
  splitWindow({ from: at(from), to: at(to) }, granularity)?.map((window) => new Date(window.from).toISOString())

describe('windows', () => {
  it('begin on hours, days, Mondays and firsts of months in UTC, the first and last clipped', () => {
    expect(starts('2026-01-01T00:30:00Z', '2026-01-01T02:30:00Z', 'hour')).toHaveLength(3)
    expect(starts('2026-01-30T12:00:00Z', '2026-02-01T12:00:00Z', 'day')).toEqual([
      '2026-01-30T12:00:00.000Z',
      '2026-01-31T00:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
    ])
    expect(starts('2026-01-01T00:00:00Z', '2026-01-12T00:00:00Z', 'week')).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-05T00:00:00.000Z',
    ])
    expect(starts('2026-01-15T00:00:00Z', '2026-03-01T00:00:00Z', 'month')).toEqual([
      '2026-01-15T00:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
    ])
  })

  it('are refused when there are too many', () => {
    const range = (days: number) => ({ from: 0, to: days * DAY_MS })
    expect(splitWindow(range(WINDOWS_MAX), 'day')).toHaveLength(WINDOWS_MAX)
    expect(splitWindow(range(WINDOWS_MAX + 1), 'day')).toBeNull()
    expect(splitDays(range(WINDOWS_MAX + 1))).toHaveLength(WINDOWS_MAX + 1)
  })

  it('adjoin, cover the range, and hold each of its instants once', () => {
    const instants = fc.integer({ min: 0, max: 60 * DAY_MS })
    fc.assert(
      fc.property(
        instants,
        instants,
        fc.constantFrom(...GRANULARITIES),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (a, b, granularity, share) => {
          const range = { from: Math.min(a, b), to: Math.max(a, b) + 1 }
          const windows = splitWindow(range, granularity) ?? []
          expect([windows[0]?.from, windows.at(-1)?.to]).toEqual([range.from, range.to])
          for (const [place, window] of windows.entries())
            if (place > 0) expect(window.from).toBe(windows[place - 1]?.to)
          const instant = range.from + Math.floor(share * (range.to - range.from))
          const found = windows[windowOf(windows, instant)]
          expect(found && found.from <= instant && instant < found.to).toBe(true)
          expect([windowOf(windows, range.from - 1), windowOf(windows, range.to)]).toEqual([-1, -1])
        },
      ),
    )
  })
})
