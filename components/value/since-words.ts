import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'

/** From which day a value matrix holds; one without a day holds from the beginning. */
export function sinceWords(t: AreaTranslator<'value'>, format: Format, from: string): string {
  return Date.parse(from) <= 0 ? t('since.beginning') : t('since.day', { day: format.date(from, { zone: 'UTC' }) })
}
