import { expect, it } from 'vitest'
import { parseFeatures } from './parse-features'

it.each([
  [
    'amount numeric\ncountry categorical\n\nis new boolean',
    {
      ok: true,
      features: [
        { name: 'amount', type: 'numeric' },
        { name: 'country', type: 'categorical' },
        { name: 'is new', type: 'boolean' },
      ],
    },
  ],
  ['amount: numeric', { ok: true, features: [{ name: 'amount', type: 'numeric' }] }],
  ['amount numeric\ncountry', { ok: false, line: 2 }],
  ['amount text', { ok: false, line: 1 }],
  ['', { ok: true, features: [] }],
])('reads %j', (text, parsed) => {
  expect(parseFeatures(text)).toEqual(parsed)
})
