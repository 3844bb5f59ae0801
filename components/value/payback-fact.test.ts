import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import value from '@/lib/i18n/messages/en/value.json'
import type { ValueAnswer } from './figures'
import { paybackFact } from './payback-fact'

const t = createTranslator({ locale: 'en', messages: { value }, namespace: 'value', timeZone: 'UTC' })
// A zone behind UTC, where the day must not become the day before.
const format = createFormat({ locale: 'en', zone: 'America/New_York' })
const says = (payback: ValueAnswer['payback']) => {
  const { value, hint } = paybackFact(t, format, { version: 'v1', baseline: { version: 'rules' }, payback })
  return [value, hint]
}

const account = (value: number, cases: 'same' | 'own' = 'same') => ({
  from: '2026-01-05T00:00:00.000Z',
  to: '2026-01-09T00:00:00.000Z',
  oneOffCost: 400,
  difference: { value, low: value - 100, high: value + 100, perPrediction: 1, cases },
})

describe('the payback date in words', () => {
  it('is a UTC day with what was spent and made up', () => {
    expect(says({ value: '2026-01-07', ...account(596) })).toEqual([
      '7 Jan 2026',
      '400 spent, 596 gained over rules so far (496 to 696)',
    ])
  })
  it('says what is still to go, or lost besides', () => {
    const not = { value: null, reason: 'not_yet' } as const
    expect(says({ ...not, remaining: 150, ...account(250) })).toEqual(['Not yet', '150 of 400 to go'])
    expect(says({ ...not, remaining: 150, ...account(250, 'own') })).toEqual([
      'Not yet',
      '150 of 400 to go · each on its own cases',
    ])
    expect(says({ ...not, remaining: 420, ...account(-20) })).toEqual([
      'Not yet',
      '400 spent, and 20 lost against rules so far',
    ])
  })
  it('names the next step without a one-off cost, and the whole life where there is no difference', () => {
    expect(says({ value: null, reason: 'no_one_off_cost' })).toEqual([
      '–',
      'No one-off cost is set. The value matrix takes one.',
    ])
    expect(says({ value: null, reason: 'mixed_currencies' })).toEqual([
      'not known',
      'The currency changed since the first decision.',
    ])
  })
})
