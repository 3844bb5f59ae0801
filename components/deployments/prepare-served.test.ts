import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import deployments from '@/lib/i18n/messages/en/deployments.json'
import promotions from '@/lib/i18n/messages/en/promotions.json'
import { dayBounds } from './asks'
import { servedOn, servedWords, servingSentence } from './prepare-served'

const words = {
  t: createTranslator({ locale: 'en', messages: { deployments }, namespace: 'deployments', timeZone: 'UTC' }),
  w: createTranslator({ locale: 'en', messages: { promotions }, namespace: 'promotions', timeZone: 'UTC' }),
  format: createFormat({ locale: 'en', zone: 'Europe/Lisbon' }),
}
const served = (id: string, version: string, from: string, to?: string) => ({
  id,
  version,
  environment: 'production',
  effectiveFrom: from,
  ...(to && { effectiveTo: to }),
  by: 'Ana',
})
const V0 = served('d0', 'v0', '2001-01-01T00:00:00Z', '2001-05-03T09:12:00Z')
const V1 = served('d1', 'v1', '2001-05-03T09:12:00Z', '2001-05-03T15:00:00Z')
const V2 = served('d2', 'v2', '2001-05-03T15:00:00Z')

const told = (first: (typeof V0)[], last: (typeof V0)[]) => servedOn(first, last).map((one) => servedWords(one, words))

describe('what served on a day', () => {
  it.each([
    ['nothing', [], [], []],
    ['the same all day', [V0], [V0], ['v0 served in production all day.']],
    ['a change', [V0], [V1], ['v0 served in production until 09:12 UTC, then v1.']],
    [
      'more than one change',
      [V0],
      [V2],
      ['v0 served in production until 09:12 UTC and v2 from 15:00 UTC; others in between, see the history.'],
    ],
    ['a beginning', [], [V1], ['v1 served in production from 09:12 UTC.']],
    ['an end', [V0], [], ['v0 served in production until 09:12 UTC.']],
  ])('is told: %s', (_, first, last, expected) => {
    expect(told(first, last)).toEqual(expected)
  })
})

describe('a day', () => {
  it.each([
    ['2001-05-03', { first: '2001-05-03T00:00:00.000Z', last: '2001-05-03T23:59:59.999Z' }],
    ['2001-02-30', null],
    ['3 May', null],
    [null, null],
  ])('%s', (text, bounds) => {
    expect(dayBounds(text)).toEqual(bounds)
  })
})

describe('what serves now', () => {
  it('is one line, production first', () => {
    const staging = { ...V2, id: 'd3', environment: 'staging', version: 'v3' }
    expect(servingSentence([], words)).toBe('Nothing serves yet.')
    expect(servingSentence([staging, V2], words)).toBe(
      'v2 serves in production since 3 May 2001, v3 serves in staging since 3 May 2001.',
    )
  })
})
