import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isZone, parseWallClock, WallClock } from './local-time'

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia']

const shownIn = (zone: string, at: number) => {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
  return parts.replace(',', '')
}

describe('wall clock times', () => {
  it.each([
    ['2021-06-01 00:00:00', Date.UTC(2021, 5, 1)],
    ['2021-06-01T07:08:09.5', Date.UTC(2021, 5, 1, 7, 8, 9, 500)],
    ['2021-06-01 07:08:09.123456789', Date.UTC(2021, 5, 1, 7, 8, 9, 123)],
    ['2021-06-01', Date.UTC(2021, 5, 1)],
    ['2021-06-01 07:08', Date.UTC(2021, 5, 1, 7, 8)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2023-02-29', null],
    ['2021-13-01', null],
    ['2021-06-01 24:00:00', null],
    ['2021-06-01 00:00:60', null],
    ['2021-06-01T00:00:00Z', null],
    ['01/06/2021', null],
    ['', null],
  ])('%s', (text, at) => expect(parseWallClock(text)).toBe(at))

  it('is what the zone shows at the instant it names', () => {
    const second = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 })
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), second, (zone, s) => {
        const text = shownIn(zone, s * 1000)
        const wall = parseWallClock(text)
        expect(wall).not.toBeNull()
        const at = new WallClock(zone).toInstant(wall ?? 0)
        expect(shownIn(zone, at)).toBe(text)
        expect(at).toBeLessThanOrEqual(s * 1000)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    // Skipped by the clocks: the offset before the change counts.
    ['Europe/Berlin', '2021-03-28 02:30:00', '2021-03-28T01:30:00.000Z'],
    ['Australia/Lord_Howe', '2021-10-03 02:15:00', '2021-10-02T15:45:00.000Z'],
    // Shown twice: the first counts.
    ['Europe/Berlin', '2021-10-31 02:30:00', '2021-10-31T00:30:00.000Z'],
    ['America/New_York', '2021-11-07 01:30:00', '2021-11-07T05:30:00.000Z'],
    // A day that does not exist.
    ['Pacific/Apia', '2011-12-30 12:00:00', '2011-12-30T22:00:00.000Z'],
    ['Asia/Kathmandu', '2021-06-01 00:00:00', '2021-05-31T18:15:00.000Z'],
  ])('%s %s', (zone, text, utc) => {
    const at = new WallClock(zone).toInstant(parseWallClock(text) ?? 0)
    expect(new Date(at).toISOString()).toBe(utc)
  })

  it('knows zones by their name', () => {
    expect(ZONES.every(isZone)).toBe(true)
    expect(['', 'Mars/Base', '+02:00', 'Europe'].some(isZone)).toBe(false)
  })
})
