import type { Region } from '@/domain/rules/region'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { partWords } from './part-words'

type T = AreaTranslator<'rules'>

/** Which cases a region holds, in the reader's language. */
export function regionWords({ fields }: Pick<Region, 'fields'>, t: T): string {
  if (fields.length === 0) return t('region.anyCase')
  return fields
    .map(({ field, parts }) =>
      t('region.part', { field, words: parts.map((part) => partWords(part, t)).join(t('cell.or')) }),
    )
    .join(t('region.and'))
}

/** One case of it, as it would be sent. */
export function exampleWords({ example }: Pick<Region, 'example'>, t: T): string {
  return Object.entries(example)
    .map(([field, value]) => t('region.value', { field, value: value === null ? t('cell.missing') : String(value) }))
    .join(t('cell.list'))
}
