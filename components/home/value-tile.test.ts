import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { UNMEASURED, valueWindow } from '@/components/value/testing'
import value from '@/lib/i18n/messages/en/value.json'
import type { Story } from './story'
import { words as home, version } from './testing'
import { valueRefs } from './value-refs'
import { type Valued, valueTile, withValueTile } from './value-tile'

const words = {
  ...home,
  value: createTranslator({ locale: 'en', messages: { value }, namespace: 'value', timeZone: 'UTC' }),
}
type Over = Parameters<typeof valueWindow>[0]
function valued(over: Over = {}, set = true, slug = 'late-arrival'): Valued {
  const answer = {
    currency: 'EUR',
    baseline: { version: 'v0' },
    valueModels: set ? [{}] : [],
    windows: [valueWindow(), valueWindow()],
    total: valueWindow(over),
  }
  return { ref: { model: { slug, name: 'Late arrival' }, version: 'v1' }, answer } as unknown as Valued
}

describe('the money of a home', () => {
  it('says what was earned and whether that beats the baseline', () => {
    const tile = valueTile([valued()], words)
    expect(tile).toMatchObject({
      mark: { verdict: 'better' },
      figure: { value: '250', words: 'EUR net' },
      lead: '150\u00a0EUR more than v0 (60 to 240).',
      actions: [{ href: '/models/late-arrival/value?version=v1' }],
    })
  })
  it('says why there is no figure, and is not there without a value matrix', () => {
    expect(valueTile([valued(UNMEASURED)], words)).toMatchObject({
      mark: { verdict: 'waiting' },
      lead: 'No outcome is known yet in this range.',
    })
    expect(valueTile([valued({}, false)], words)).toBeNull()
    expect(valueTile([], words)).toBeNull()
  })
  it('has a row for each of several models', () => {
    const tile = valueTile([valued(), valued({}, true, 'other')], words)
    expect(tile?.rows?.map(({ value: money }) => money)).toEqual(['250\u00a0EUR', '250\u00a0EUR'])
  })
  it('stands after the goals, and words about use cases give way to it', () => {
    const ids = ['goals', 'risk', 'watched', 'decisions', 'objective a', 'objective b', 'objective c']
    const story: Story = { sentence: 's', tiles: ids.map((id) => ({ id, title: id })) }
    const tiles = withValueTile(story, { id: 'value', title: 'Value' }).tiles.map(({ id }) => id)
    expect(tiles).toEqual(['goals', 'value', 'risk', 'watched', 'decisions', 'objective a', 'objective b'])
    expect(withValueTile(story, null)).toBe(story)
  })
})

describe('the version whose money counts', () => {
  const versions = [version('v1'), version('v2'), version('v10')]
  const serves = (name: string, environment: string) =>
    ({ model: 'late-arrival', version: name, environment }) as Parameters<typeof valueRefs>[1][number]
  it('is the one in production, else any that serves, else the one used last', () => {
    const chosen = (served: Parameters<typeof valueRefs>[1]) => valueRefs({ versions }, served)[0]?.version
    expect(chosen([serves('v2', 'staging'), serves('v1', 'production')])).toBe('v1')
    expect(chosen([serves('v2', 'staging')])).toBe('v2')
    expect(chosen([])).toBe('v10')
  })
  it('leaves out models that do not decide yes or no', () => {
    const line = { ...version('v1'), model: { slug: 'line', name: 'Line', task: 'regression' as const } }
    expect(valueRefs({ versions: [line] }, [])).toEqual([])
  })
})
