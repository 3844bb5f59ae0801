import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'

export type AbWords = {
  t: AreaTranslator<'abTests'>
  /** Names of metrics. */
  p: AreaTranslator<'performance'>
  format: Format
  /** Of the metric `value`, where it is known. */
  currency?: string
}
