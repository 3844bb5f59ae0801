import { describe, expect, it } from 'vitest'
import { columnProblems } from './preview'

const text = { numeric: false, binary: true }

describe('what a sample shows about a column', () => {
  it.each([
    [
      'number',
      [1, 2, 'x', undefined],
      { ...text, name: 'x', numeric: true },
      [
        { code: 'empty', share: 0.25 },
        { code: 'not_numeric', share: 1 / 3 },
      ],
    ],
    [
      'timestamp',
      ['2021-06-01T00:00:00.000Z', '1.6.2021'],
      { ...text, name: 'timestamp' },
      [{ code: 'not_a_time', share: 0.5 }],
    ],
    ['score', [0.5, 2], { ...text, name: 'score', numeric: true }, [{ code: 'out_of_range', share: 0.5 }]],
    ['id', ['a', 'a', 'b', 'c'], { ...text, name: 'id' }, [{ code: 'repeated', share: 0.25 }]],
    ['nothing', [], { ...text, name: 'id' }, []],
  ])('%s', (_name, values, purpose, problems) => expect(columnProblems(values, purpose)).toEqual(problems))

  it('wonders at a class column of many values', () => {
    const values = Array.from({ length: 60 }, (_, i) => String(i / 7))
    expect(columnProblems(values, { ...text, name: 'prediction' })).toEqual([{ code: 'many_classes', share: 1 }])
  })
})
