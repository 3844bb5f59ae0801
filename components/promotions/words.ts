import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'

export type PromotionWords = {
  t: AreaTranslator<'promotions'>
  /** Names of metrics. */
  p: AreaTranslator<'performance'>
  /** Names of roles. */
  a: AreaTranslator<'access'>
  format: Format
}

const PLACES = ['production', 'staging'] as const

/** An environment in a sentence: the two that every installation has in the reader's language, own ones by name. */
export function placeName(slug: string, t: AreaTranslator<'promotions'>, name: string = slug): string {
  const known = PLACES.find((place) => place === slug)
  return known ? t(`place.${known}`) : name
}
