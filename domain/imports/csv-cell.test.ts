import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from './csv-cell'

describe('a cell of a download', () => {
  it.each([
    ['plain', 'plain'],
    [null, ''],
    [-3, '-3'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['two\nlines', '"two\nlines"'],
  ])('%j', (value, text) => expect(csvCell(value)).toBe(text))

  it('ends its line as RFC 4180 says', () => expect(csvLine(['a', 1, null])).toBe('a,1,\r\n'))
})
