import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRules } from './parse-rules'

const late = {
  id: 'r1',
  name: 'Late at the origin',
  when: [
    { feature: 'origin_late_2h', op: '>', value: 0.3 },
    { feature: 'origin', op: 'in', value: ['ORD', 'ATL'] },
  ],
  predict: true,
}

describe('rules', () => {
  it('are read where they have the known form', () => {
    expect(parseRules({ rules: [late], otherwise: false })).toEqual({
      rules: [
        {
          id: 'r1',
          name: 'Late at the origin',
          when: [
            { feature: 'origin_late_2h', op: '>', value: '0.3' },
            { feature: 'origin', op: 'in', value: 'ORD, ATL' },
          ],
          predict: 'true',
        },
      ],
      otherwise: 'false',
    })
  })
  it.each([
    ['no rules', { rules: [] }],
    ['a tree', { if: 'a', leaf: 'b' }],
    ['a condition without a feature', { rules: [{ ...late, when: [{ op: '>', value: 1 }] }] }],
    ['no prediction', { rules: [{ ...late, predict: { leaf: 1 } }] }],
    ['text', 'if late then late'],
    ['nothing', null],
  ])('are left as they are: %s', (_, value) => expect(parseRules(value)).toBeNull())
  it('never throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        parseRules(value)
        parseRules({ rules: [value], otherwise: value })
      }),
    )
  })
})
