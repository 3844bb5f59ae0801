import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvField, toCsv } from './csv'

describe('csv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    [' =1+1', "' =1+1"],
    ['\t=1', "'\t=1"],
    ['-12.5', '-12.5'],
    [-12.5, '-12.5'],
    [Number.NaN, ''],
    [null, ''],
    [true, 'true'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['origin_late_2h', 'origin_late_2h'],
  ])('%j is %s', (value, expected) => expect(csvField(value)).toBe(expected))

  it('is read back as it was, but for neutralised formulas', () => {
    const cell = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const back: string[][] = parse(toCsv(rows), { bom: true, relax_column_count: true, record_delimiter: '\r\n' })
        const read = back.map((row) => row.map((text) => (/^'[\s\0]*[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text)))
        expect(read).toEqual(
          rows.map((row) => row.map((text) => (/^'[\s\0]*[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text))),
        )
      }),
    )
  })
})
