import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { niceAxis, niceTicks } from './nice-ticks'
import { timeTicks } from './time-ticks'

describe('nice ticks', () => {
  it.each([
    [0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 0.262, 5, [0, 0.1, 0.2, 0.3]],
    [0.37, 0.64, 6, [0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65]],
    [-12, 2, 5, [-15, -10, -5, 0, 5]],
    [5, 5, 5, [2, 3, 4, 5, 6, 7, 8]],
  ])('%s to %s in at most %s steps', (low, high, most, expected) => {
    const { ticks } = niceTicks(low, high, most)
    if (low === high) expect(ticks[0]).toBeLessThanOrEqual(low)
    else expect(ticks).toEqual(expected)
  })
  it('hold the figures, are evenly spaced and few', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(value, value, fc.integer({ min: 3, max: 6 }), (a, b, most) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)))
        const { ticks, step } = niceTicks(low, high, most)
        const slack = step * 1e-6
        expect(ticks.length).toBeLessThanOrEqual(most + 1)
        expect(ticks[0]).toBeLessThanOrEqual(low + slack)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - slack)
        const mantissa = step / 10 ** Math.floor(Math.log10(step) + 1e-9)
        expect([1, 2, 2.5, 5].some((one) => Math.abs(one - mantissa) < 1e-6)).toBe(true)
      }),
    )
  })
  it('an axis keeps no empty last step', () => {
    const axis = niceAxis(0, 802, 6)
    expect(axis.ticks).toEqual([0, 200, 400, 600, 800])
    expect(axis.domain[1]).toBeGreaterThan(802)
    expect(axis.domain[1]).toBeLessThan(900)
    expect(niceAxis(0, 950, 6).domain).toEqual([0, 1000])
  })
  it('survives what is not a number', () => {
    expect(niceTicks(Number.NaN, 1).ticks).toEqual([0, 1])
  })
})

describe('time ticks', () => {
  const at = (text: string) => Date.parse(text)
  const words = (from: string, to: string, zone = 'UTC', locale: 'en' | 'zh' = 'en') =>
    timeTicks(at(from), at(to), { zone, locale }).map((tick) => tick.text)
  it('months, the first and January with their year', () => {
    expect(words('2000-12-01', '2001-06-30')).toEqual(['Dec 2000', 'Jan 2001', 'Feb', 'Mar', 'Apr', 'May', 'Jun'])
    expect(words('2001-01-01', '2001-04-30', 'UTC', 'zh')).toEqual(['2001年1月', '2月', '3月', '4月'])
  })
  it('Mondays, days and hours', () => {
    expect(words('2001-05-29', '2001-06-28')).toEqual(['4 Jun', '11 Jun', '18 Jun', '25 Jun'])
    expect(words('2001-06-21', '2001-06-27')).toHaveLength(7)
    expect(words('2001-06-27', '2001-06-28')).toEqual(['27 Jun', '06:00', '12:00', '18:00', '28 Jun'])
  })
  it('stand on the midnights of the zone, across the change of clocks', () => {
    const ticks = timeTicks(at('2001-03-23T23:00Z'), at('2001-03-27T22:00Z'), { zone: 'Europe/Berlin', locale: 'en' })
    expect(ticks.map((tick) => new Date(tick.at).toISOString().slice(11, 16))).toEqual([
      '23:00',
      '23:00',
      '22:00',
      '22:00',
      '22:00',
    ])
  })
  it('never more than asked for, in order, inside', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2e12 }),
        fc.integer({ min: 3.6e6, max: 1e12 }),
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York'),
        (from, span, zone) => {
          const ticks = timeTicks(from, from + span, { zone, locale: 'en', most: 7 })
          expect(ticks.length).toBeLessThanOrEqual(9)
          for (const [index, tick] of ticks.entries()) {
            expect(tick.at).toBeGreaterThanOrEqual(from)
            expect(tick.at).toBeLessThanOrEqual(from + span)
            expect(tick.at).toBeGreaterThan(ticks[index - 1]?.at ?? Number.NEGATIVE_INFINITY)
          }
        },
      ),
    )
  })
})
