import { describe, expect, it } from 'vitest'
import { NOTHING, UNMEASURED, valueWindow } from './testing'
import { valueVerdict } from './value-verdict'

const against = (low: number | null, high: number | null, value = 1) => ({
  difference: { value, low, high, perPrediction: 0.01, cases: 'same' as const },
})

describe('what a window of value says', () => {
  it.each([
    [0.5, 2, 'more'],
    [-2, -0.5, 'less'],
    [-1, 2, 'unclear'],
    [0, 2, 'unclear'],
    [null, null, 'unclear'],
  ] as const)('a difference of %s to %s is %s', (low, high, kind) => {
    const verdict = valueVerdict(valueWindow(against(low, high)))
    expect(verdict).toMatchObject({ kind: 'earned', net: 250, against: { kind, low, high } })
  })
  it('names a loss, and a missing baseline', () => {
    expect(valueVerdict(valueWindow({ net: -10, difference: NOTHING }))).toEqual({
      kind: 'lost',
      net: -10,
      against: null,
    })
  })
  it('has a reason where there is no money', () => {
    expect(valueVerdict(valueWindow(UNMEASURED))).toEqual({ kind: 'none', reason: 'no_labels_yet' })
  })
})
