import { describe, expect, it } from 'vitest'
import { asWritten } from './as-written'
import { createAbTestInput } from './input'

const plan = (changes: object = {}) =>
  createAbTestInput.parse({
    slug: 't',
    model: 'm',
    environment: 'production',
    entityKey: 'player',
    arms: [
      { arm: 'a', version: 'v1', share: 0.5 },
      { arm: 'b', version: 'v2', share: 0.5 },
    ],
    primary: { metric: 'precision', direction: 'up', mde: 0.1 },
    ...changes,
  })
const [a, b] = plan().arms

describe('a plan in the words of the one before', () => {
  it.each([
    ['the control spelt out', { arms: [{ ...a, control: true }, b] }],
    ['its made-up salt named', { salt: 'made-up' }],
  ])('%s is no change', (_, changes) => {
    expect(asWritten(plan(changes), plan(), 'made-up')).toEqual(plan())
  })
  it('arms in another order are the same arms', () => {
    const before = plan({ arms: [a, { ...b, control: true }] })
    expect(asWritten(plan({ arms: [{ ...b, control: true }, a] }), before, 's')).toEqual(before)
  })
  it('a salt that was chosen stays when it is left out', () => {
    expect(asWritten(plan(), plan({ salt: 'mine' }), 'mine')).toEqual(plan({ salt: 'mine' }))
  })
  it.each([
    [
      'another share',
      {
        arms: [
          { ...a, share: 0.4 },
          { ...b, share: 0.6 },
        ],
      },
    ],
    ['another control', { arms: [a, { ...b, control: true }] }],
    ['another salt', { salt: 'other' }],
    ['another margin', { labelMargin: 0.1 }],
  ])('%s is a change', (_, changes) => {
    expect(asWritten(plan(changes), plan(), 'made-up')).toEqual(plan(changes))
  })
})
