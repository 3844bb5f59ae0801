import { describe, expect, it } from 'vitest'
import { type Comparison, stakeOf, stakeScale } from './prepare-stake'

const given = (value: unknown, currency: string | null = 'USD', reason: string | null = null) =>
  ({ reason, currency, comparisons: value === null ? [] : [{ value }] }) as unknown as Comparison

describe('what a change is worth', () => {
  it.each([
    [
      given({ value: 0.134, low: 0.067, high: 0.201, n: 6120 }),
      { currency: 'USD', value: 134, low: 67, high: 201, n: 6120 },
    ],
    [
      given({ value: -0.002, low: null, high: null, n: 1 }),
      { currency: 'USD', value: -2, low: null, high: null, n: 1 },
    ],
  ])('is told per 1,000 decisions', (comparison, expected) => {
    const stake = stakeOf(comparison)
    if (!stake.known) throw new Error('known')
    expect(stake.value).toBeCloseTo(expected.value, 9)
    expect(stake.low === null ? null : Math.round(stake.low)).toBe(expected.low)
    expect(stake.high === null ? null : Math.round(stake.high)).toBe(expected.high)
  })
  it.each([
    [given({ value: null, reason: 'no_amounts' }), 'no_amounts'],
    [given({ value: null, reason: 'no_value_model' }, null), 'no_value_model'],
    [given(null, null, 'no_shared_labelled_cases'), 'no_shared_labelled_cases'],
    [given(null, null), 'no_value_model'],
  ])('says why it is not known', (comparison, reason) => {
    expect(stakeOf(comparison)).toEqual({ known: false, reason })
  })
  it.each([
    [
      { value: 134, low: 67, high: 201 },
      { zero: 0, high: 100 },
    ],
    [
      { value: -10, low: -20, high: 0 },
      { zero: 100, low: 0 },
    ],
    [
      { value: 0, low: -10, high: 10 },
      { zero: 50, low: 0, high: 100, value: 50 },
    ],
    [
      { value: 0, low: 0, high: 0 },
      { zero: 0, value: 0 },
    ],
  ])('stands on a scale that holds nothing gained', (stake, places) => {
    expect(stakeScale(stake)).toMatchObject(places)
  })
})
