import { createTranslator } from 'use-intl/core'
import { expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import rules from '@/lib/i18n/messages/en/rules.json'
import { windowWords } from './window-words'

const words = {
  t: createTranslator({ locale: 'en', timeZone: 'UTC', messages: { rules }, namespace: 'rules' }),
  format: createFormat({ locale: 'en', zone: 'UTC' }),
}
const [first, last] = ['2026-01-01T00:00:00.000Z', '2026-01-08T00:00:00.000Z']

it.each([
  [{ from: null, to: null }, 'All that was logged'],
  [{ from: first, to: last }, '1 – 7 Jan 2026'],
  [{ from: first, to: null }, 'from 1 Jan 2026 on'],
  [{ from: null, to: last }, 'before 8 Jan 2026'],
  [{ from: '2026-01-01T06:30:00.000Z', to: null }, 'from 1 Jan 2026 06:30 on'],
])('traffic of %j', (window, text) => {
  expect(windowWords(window, words)).toBe(text)
})
