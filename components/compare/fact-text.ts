import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { DifferingFact } from './figures'

type Words = { t: AreaTranslator<'compare'>; m: AreaTranslator<'models'>; format: Format }
type Fact = Pick<DifferingFact, 'aspect' | 'name'>

const TYPES = ['numeric', 'categorical', 'boolean'] as const
const STORES = ['raw', 'binned', 'hashed', 'none'] as const
const DIGEST_SHOWN = 12

/** `numeric, nullable, unclassified, raw` in the reader's words. */
function featureText(value: string, { t, m }: Words): string {
  const [type, nullable, sensitivity, store] = value.split(', ')
  const known = TYPES.find((one) => one === type)
  const kept = STORES.find((one) => one === store)
  return [
    known ? m(`type.${known}`) : type,
    t(nullable === 'nullable' ? 'fact.nullable' : 'fact.required'),
    sensitivity === 'unclassified' ? m('versions.noSensitivity') : sensitivity,
    kept ? m(`store.${kept}`) : store,
  ].join(', ')
}

/** What a fact is called within its aspect; empty where the aspect has one only. */
export function factName({ aspect, name }: Fact, { t }: Words): string {
  if (aspect === 'reference') {
    const known = (['digest', 'rows', 'from', 'to'] as const).find((one) => one === name)
    return known ? t(`fact.${known}`) : name
  }
  if (aspect === 'rules') return t('fact.digest')
  return aspect === 'kind' || aspect === 'reason' || aspect === 'author' ? '' : name
}

/** A fact's value as words, dates and counts; null where a version lacks it. */
export function factText({ aspect, name }: Fact, value: string | null, words: Words): string | null {
  const { t, m, format } = words
  if (value === null) return null
  if (aspect === 'kind') return m(`kind.${value === 'rules' ? 'rules' : 'ml'}`)
  if (aspect === 'features') return featureText(value, words)
  if (aspect === 'segments') return t('fact.declared')
  if (aspect === 'rules') return value.slice(0, DIGEST_SHOWN)
  if (aspect !== 'reference') return value
  if (name === 'rows') return format.count(Number(value))
  if (name === 'digest') return value.slice(0, DIGEST_SHOWN)
  return name === 'from' || name === 'to' ? format.dateTime(value) : value
}

export const isDigest = ({ aspect, name }: Fact): boolean =>
  aspect === 'rules' || (aspect === 'reference' && name === 'digest')
