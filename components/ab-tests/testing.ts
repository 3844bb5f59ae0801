import { createTranslator } from 'use-intl/core'
import { createFormat } from '@/lib/format'
import abTests from '@/lib/i18n/messages/en/abTests.json'
import performance from '@/lib/i18n/messages/en/performance.json'
import type { AbWords } from './words'

const at = { locale: 'en', timeZone: 'UTC' } as const

/** The words of the screens in English, for tests. */
export const words: AbWords = {
  t: createTranslator({ ...at, messages: { abTests }, namespace: 'abTests' }),
  p: createTranslator({ ...at, messages: { performance }, namespace: 'performance' }),
  format: createFormat({ locale: 'en', zone: 'UTC' }),
}
