import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromLocalInput, toLocalInput } from './local-input'
import { parseInstant, writeInstant } from './parsers'
import { type Anchors, PRESETS, resolveRange } from './range'
import { zoneChoices } from './zones'

const anchors: Anchors = {
  oldest: new Date('2001-01-01T05:00:00Z'),
  newest: new Date('2001-06-27T23:58:00Z'),
  now: new Date('2026-01-01T00:00:00Z'),
}
const blank = { from: null, to: null, zone: 'UTC' } as const
const iso = (range: { from: Date; to: Date }) => [range.from.toISOString(), range.to.toISOString()]

describe('presets end with the newest prediction', () => {
  it.each([
    ['24h', 'UTC', '2001-06-27T00:00:00.000Z', '2001-06-28T00:00:00.000Z'],
    ['7d', 'UTC', '2001-06-21T00:00:00.000Z', '2001-06-28T00:00:00.000Z'],
    ['30d', 'UTC', '2001-05-29T00:00:00.000Z', '2001-06-28T00:00:00.000Z'],
    ['90d', 'UTC', '2001-03-30T00:00:00.000Z', '2001-06-28T00:00:00.000Z'],
    ['all', 'UTC', '2001-01-01T00:00:00.000Z', '2001-06-28T00:00:00.000Z'],
    ['7d', 'Asia/Shanghai', '2001-06-21T16:00:00.000Z', '2001-06-28T16:00:00.000Z'],
    ['90d', 'Europe/Berlin', '2001-03-30T22:00:00.000Z', '2001-06-28T22:00:00.000Z'],
  ] as const)('%s in %s', (range, zone, from, to) => {
    expect(iso(resolveRange({ ...blank, range, zone }, anchors))).toEqual([from, to])
  })
  it('or now, where nothing was predicted', () => {
    const none = { oldest: null, newest: null, now: anchors.now }
    const range = resolveRange({ ...blank, range: 'all' }, none)
    expect(range.endsAt).toBe('now')
    expect(iso(range)).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'])
  })
  it('always hold the newest prediction and are never empty', () => {
    const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), instant, instant, zone, (range, a, b, place) => {
        const [oldest, newest] = a < b ? [a, b] : [b, a]
        const found = resolveRange({ ...blank, range, zone: place }, { oldest, newest, now: b })
        expect(found.from < found.to).toBe(true)
        expect(found.from <= newest && newest < found.to).toBe(true)
        if (range === 'all') expect(found.from <= oldest).toBe(true)
      }),
    )
  })
})

describe('an own range', () => {
  const from = new Date('2001-06-01T00:00:00Z')
  const to = new Date('2001-06-03T00:00:00Z')
  it('goes before the preset', () => {
    const range = resolveRange({ range: '7d', from, to, zone: 'UTC' }, anchors)
    expect([range.preset, ...iso(range)]).toEqual(['custom', from.toISOString(), to.toISOString()])
  })
  it.each([
    [to, from],
    [from, from],
    [from, null],
    [null, to],
  ])('counts only whole and in order', (start, end) => {
    expect(resolveRange({ range: '7d', from: start, to: end, zone: 'UTC' }, anchors).preset).toBe('7d')
  })
})

describe('words of the URL', () => {
  it.each([
    ['2001-06-21', '2001-06-21T00:00:00.000Z'],
    ['2001-06-21T10:30', '2001-06-21T10:30:00.000Z'],
    ['2001-06-21T10:30:05Z', '2001-06-21T10:30:05.000Z'],
    ['2001-06-21T10:30:00+02:00', '2001-06-21T08:30:00.000Z'],
    ['2001-02-30', null],
    ['2001-13-01', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (text, expected) => expect(parseInstant(text)?.toISOString() ?? null).toBe(expected))
  it('are read back', () => {
    expect(writeInstant(new Date('2001-06-21T00:00:00Z'))).toBe('2001-06-21T00:00Z')
    const instant = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, (at) => {
        expect(parseInstant(writeInstant(at))).toEqual(at)
      }),
    )
  })
  it('inputs keep the zone', () => {
    const at = new Date('2001-06-21T22:15:00Z')
    expect(toLocalInput(at, 'Asia/Kolkata')).toBe('2001-06-22T03:45')
    expect(fromLocalInput('2001-06-22T03:45', 'Asia/Kolkata')).toEqual(at)
    expect(fromLocalInput('2001-06', 'UTC')).toBeNull()
  })
  it('zones once each', () => {
    const list = zoneChoices('Asia/Tokyo', 'Europe/Berlin')
    expect(list.slice(0, 3)).toEqual(['UTC', 'Europe/Berlin', 'Asia/Tokyo'])
    expect(new Set(list).size).toBe(list.length)
  })
})
