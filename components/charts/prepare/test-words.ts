import { createTranslator } from 'use-intl/core'
import { createFormat } from '@/lib/format'
import type { Locale } from '@/lib/format/options'
import en from '@/lib/i18n/messages/en/charts.json'
import zh from '@/lib/i18n/messages/zh/charts.json'
import type { ChartWords } from './words'

/** Words for tests; spaces that do not break are written as plain ones. */
export function testWords(locale: Locale = 'en', zone = 'UTC'): ChartWords {
  const t = createTranslator({ locale, messages: { charts: locale === 'zh' ? zh : en }, namespace: 'charts' })
  return { t: t as ChartWords['t'], format: createFormat({ locale, zone }) }
}

export const plain = (text: string) => text.replaceAll('\u00a0', ' ')
