import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate, formatDateTime, formatRange, formatTime } from '../format'
import { dayStart, instantOf, isZone, wallTime } from './wall-time'

const en = { locale: 'en', zone: 'UTC' } as const
const zh = { locale: 'zh', zone: 'UTC' } as const

describe('dates', () => {
  it.each([
    [formatDate('2001-06-27T23:58:00Z', en), '27 Jun 2001'],
    [formatDate('2001-06-27T23:58:00Z', zh), '2001年6月27日'],
    [formatDate('2001-06-27T23:58:00Z', { ...en, zone: 'Asia/Shanghai' }), '28 Jun 2001'],
    [formatTime('2001-06-27T09:12:00Z', { ...en, zoneName: true }), '09:12 UTC'],
    [formatDateTime('2001-06-28T00:04:00Z', { ...en, zoneName: true }), '28 Jun 2001 00:04 UTC'],
    [formatDate('nonsense', en), '–'],
  ])('%s', (text, expected) => expect(text).toBe(expected))
})

describe('ranges are half-open and shown with the last day included', () => {
  it.each([
    ['2001-06-21', '2001-06-28', en, '21 – 27 Jun 2001'],
    ['2001-01-01', '2001-06-29', en, '1 Jan – 28 Jun 2001'],
    ['2000-12-28', '2001-01-04', en, '28 Dec 2000 – 3 Jan 2001'],
    ['2001-06-27', '2001-06-28', en, '27 Jun 2001'],
    ['2001-06-21', '2001-06-28', { ...en, year: false }, '21 – 27 Jun'],
    ['2001-06-21', '2001-06-28', { ...en, zoneName: true }, '21 – 27 Jun 2001 UTC'],
    ['2001-06-21', '2001-06-28', zh, '2001年6月21日至27日'],
    ['2001-01-01', '2001-06-29', zh, '2001年1月1日至6月28日'],
    ['2000-12-28', '2001-01-04', zh, '2000年12月28日至2001年1月3日'],
    ['2001-06-27T02:00:00Z', '2001-06-27T05:00:00Z', en, '27 Jun 2001 02:00 – 05:00'],
    ['2001-06-26T02:00:00Z', '2001-06-27T05:00:00Z', en, '26 Jun 2001 02:00 – 27 Jun 2001 05:00'],
    ['2001-06-27T02:00:00Z', '2001-06-27T05:00:00Z', { ...en, zoneName: true }, '27 Jun 2001 02:00 – 05:00 UTC'],
    [
      '2001-06-26T02:00:00Z',
      '2001-06-27T05:00:00Z',
      { ...en, zoneName: true },
      '26 Jun 2001 02:00 – 27 Jun 2001 05:00 UTC',
    ],
  ])('%s to %s', (from, to, options, expected) => {
    expect(formatRange(from, to, options)).toBe(expected)
  })
  it('knows the midnights of the zone', () => {
    const berlin = { ...en, zone: 'Europe/Berlin' }
    expect(formatRange('2001-06-20T22:00:00Z', '2001-06-27T22:00:00Z', berlin)).toBe('21 – 27 Jun 2001')
  })
})

describe('wall time', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Shanghai', 'Australia/Lord_Howe']
  it('an instant comes back from its wall time, or is the doubled hour', () => {
    const seconds = fc.integer({ min: 0, max: 2_000_000_000 })
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const back = instantOf(wallTime(second * 1000, zone), zone)
        expect(wallTime(back, zone)).toEqual(wallTime(second * 1000, zone))
        expect(second * 1000 - back.getTime()).toBeGreaterThanOrEqual(0)
        expect(second * 1000 - back.getTime()).toBeLessThanOrEqual(3_600_000)
      }),
    )
  })
  it('a skipped hour gives the instant after the gap', () => {
    const skipped = { year: 2001, month: 3, day: 25, hour: 2, minute: 30, second: 0 }
    expect(instantOf(skipped, 'Europe/Berlin').toISOString()).toBe('2001-03-25T01:30:00.000Z')
  })
  it('days across the change of clocks', () => {
    const at = new Date('2001-03-26T10:00:00Z')
    expect(dayStart(at, 'Europe/Berlin').toISOString()).toBe('2001-03-25T22:00:00.000Z')
    expect(dayStart(at, 'Europe/Berlin', -1).toISOString()).toBe('2001-03-24T23:00:00.000Z')
  })
  it('zones', () => {
    expect(isZone('Asia/Shanghai')).toBe(true)
    expect(isZone('Mars/Olympus')).toBe(false)
  })
})
