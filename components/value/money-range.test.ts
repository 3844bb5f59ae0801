import { expect, it } from 'vitest'
import { createFormat } from '@/lib/format'
import { moneyRange } from './money-range'

const format = createFormat({ locale: 'en', zone: 'UTC' })
it.each([
  ['more', 10, 20, '10 to 20'],
  ['better', 10, 20, '10 to 20'],
  ['less', -20, -10, '10 to 20'],
  ['worse', -20, -10, '10 to 20'],
  ['unclear', -10, 20, '−10 to +20'],
  ['more', null, null, null],
] as const)('%s by %s to %s: %s', (word, low, high, text) => {
  expect(moneyRange(format, word, { low, high })).toBe(text)
})
