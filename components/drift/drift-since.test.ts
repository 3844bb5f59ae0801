import { describe, expect, it } from 'vitest'
import { driftSince } from './drift-since'
import { findingOf } from './finding-fixture'

const day = (place: number) => `2001-06-0${place + 1}T00:00:00.000Z`
const windows = (states: readonly (boolean | 'insufficient' | null)[]) =>
  states.map((drifted, place) => ({
    from: day(place),
    to: day(place + 1),
    features: [findingOf({ drifted }), findingOf({ feature: 'other', drifted: false })],
  }))

describe('since when a feature is over its limit', () => {
  it.each([
    ['from the first of the last run', [false, true, false, true, true], { since: day(3), whole: false }],
    [
      'windows that could not be judged break nothing',
      [false, true, 'insufficient', null, true],
      { since: day(1), whole: false },
    ],
    ['throughout', ['insufficient', true, true], { since: day(1), whole: true }],
    ['not any more', [true, true, false], null],
    ['never judged', [null, 'insufficient'], null],
    ['no windows', [], null],
  ] as const)('%s', (_, states, expected) => expect(driftSince(windows(states), 'amount')).toEqual(expected))
})
