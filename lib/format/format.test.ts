import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatDifference,
  formatDuration,
  formatInterval,
  formatMoney,
  formatNumber,
  formatP,
  formatShare,
} from '../format'

const en = { locale: 'en' } as const
const zh = { locale: 'zh' } as const
/** Figures stick to their unit with a no-break space. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('numbers', () => {
  it.each([
    [1234.5, { digits: 1 }, '1,234.5'],
    [1234567, {}, '1,234,567'],
    [0.0581, {}, '0.0581'],
    [-0.007, {}, '−0.007'],
    [12.3456, {}, '12.3'],
    [134, { signed: true }, '+134'],
    [0, { signed: true }, '0'],
    [-0.0001, { digits: 2 }, '0.00'],
    [null, {}, '–'],
    [Number.NaN, {}, '–'],
    [Number.POSITIVE_INFINITY, {}, '–'],
  ])('%s with %o is %s', (value, options, text) => {
    expect(formatNumber(value, options)).toBe(text)
  })
  it('never writes a hyphen for a minus, nor a sign on zero', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.nat({ max: 4 }), (value, digits) => {
        const text = formatNumber(value, { digits, signed: true })
        expect(text).not.toContain('-')
        if (/^[−+]/.test(text)) expect(text).toMatch(/[1-9]/)
        expect(Number(text.replaceAll(',', '').replace('−', '-'))).toBeCloseTo(value, digits - 0.31)
      }),
    )
  })
  it('keeps three significant digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-6, max: 999 }), (value) => {
        const read = Number(formatNumber(value))
        expect(Math.abs(read - value) / value).toBeLessThanOrEqual(0.0051)
      }),
    )
  })
  it('counts', () => expect(formatCount(33120)).toBe('33,120'))
})

describe('shares, differences, p', () => {
  it.each([
    [formatShare(0.519), '51.9 %'],
    [formatShare(0.0004, { digits: 2 }), '0.04 %'],
    [formatShare(1, { digits: 0 }), '100 %'],
    [formatDifference(0.062, en), '+6.2 pt'],
    [formatDifference(-0.006, en), '−0.6 pt'],
    [formatDifference(0.062, zh), '+6.2 个百分点'],
    [formatP(0.0004), '< 0.001'],
    [formatP(0.0021), '0.002'],
    [formatP(0.21), '0.21'],
    [formatShare(null), '–'],
  ])('%s', (text, expected) => expect(plain(text)).toBe(expected))
})

describe('money', () => {
  it.each([
    [formatMoney(134, { currency: 'USD' }), '134 USD'],
    [formatMoney(19587, { currency: 'USD' }), '19,590 USD'],
    [formatMoney(4444, { currency: 'USD', signed: true }), '+4,440 USD'],
    [formatMoney(-1204.4, { currency: 'EUR' }), '−1,200 EUR'],
    [formatMoney(1204.4, { exact: true }), '1,204.40'],
    [formatMoney(0.5), '0.50'],
    [formatMoney(38.2), '38.2'],
  ])('%s', (text, expected) => expect(plain(text)).toBe(expected))
})

describe('intervals, sizes, durations', () => {
  it.each([
    [formatInterval(67, 201, en), '67 to 201'],
    [formatInterval(67, 201, zh), '67 至 201'],
    [formatInterval(-0.9, 2.3, en), '−0.9 to 2.3'],
    [formatInterval(null, 2, en), '–'],
    [formatInterval(0.464, 0.534, { ...en, format: (v) => formatShare(v) }), '46.4 % to 53.4 %'],
    [formatBytes(999), '999 B'],
    [formatBytes(1_536_000), '1.54 MB'],
    [formatDuration(41, en), '41 ms'],
    [formatDuration(1234, en), '1.23 s'],
    [formatDuration(59_999, en), '1 min'],
    [formatDuration(125 * 60_000, en), '2 h 5 min'],
    [formatDuration(125 * 60_000, zh), '2 小时 5 分钟'],
    [formatDuration(99 * 3_600_000, en), '4 d 3 h'],
    [formatDuration(24 * 3_600_000 - 1, en), '1 d'],
    [formatDuration(null, en), '–'],
  ])('%s', (text, expected) => expect(plain(text)).toBe(expected))
})
