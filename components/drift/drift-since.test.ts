import { describe, expect, it } from 'vitest'
import { driftSince, sinceBefore } from './drift-since'
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

describe('a beginning within the judged window', () => {
  const judged = { from: '2001-06-24T00:00:00.000Z' }
  it.each([
    ['2001-06-10T00:00:00.000Z', 'day', true],
    ['2001-06-24T00:00:00.000Z', 'day', true],
    ['2001-06-25T00:00:00.000Z', 'day', false],
    ['2001-06-25T00:00:00.000Z', 'week', true],
    ['2001-06-24T01:00:00.000Z', 'hour', false],
  ] as const)('%s by %s', (since, bucket, kept) => {
    const found = { since, whole: false }
    expect(sinceBefore(found, judged, bucket)).toEqual(kept ? found : null)
    expect(sinceBefore(null, judged, bucket)).toBeNull()
  })
})
