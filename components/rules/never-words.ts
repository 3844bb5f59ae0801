import type { AreaTranslator } from '@/lib/i18n/translator'

/** What the check says of a condition that never holds, by its own words. */
const KNOWN = {
  'leave the cell empty for any value': 'dash',
  'a text in it does not end': 'unfinished',
  'the engine cannot evaluate this, so the row never applies; write != or not in [...] to exclude values': 'instead',
  'no value meets it': 'nothing',
  'the feature is a number and the condition is not': 'notNumber',
  'the feature is true or false and the condition is not': 'notBoolean',
  'the feature is text: write its values in quotes': 'notText',
} as const

export function neverWords(detail: string, t: AreaTranslator<'rules'>): string {
  const known = Object.entries(KNOWN).find(([words]) => words === detail)?.[1]
  return known ? t(`never.${known}`) : detail
}
