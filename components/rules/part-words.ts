import type { RegionPart } from '@/domain/rules/region'
import type { AreaTranslator } from '@/lib/i18n/translator'

type T = AreaTranslator<'rules'>
export type NumberPart = Extract<RegionPart, { kind: 'numbers' }>

export function numberWords(part: NumberPart, t: T): string {
  const { low, high, lowIncluded, highIncluded } = part
  if (low === null && high === null) return t('cell.anyNumber')
  if (low === null) return t(highIncluded ? 'cell.atMost' : 'cell.below', { value: String(high) })
  if (high === null) return t(lowIncluded ? 'cell.atLeast' : 'cell.above', { value: String(low) })
  if (low === high) return t('cell.exactly', { value: String(low) })
  const ends = { low: String(low), high: String(high) }
  if (lowIncluded) return t(highIncluded ? 'cell.fromUpTo' : 'cell.fromBelow', ends)
  return t(highIncluded ? 'cell.aboveUpTo' : 'cell.aboveBelow', ends)
}

export const quoted = (value: string, t: T): string => t('cell.text', { value })

/** One part of what a field can be, in words. */
export function partWords(part: RegionPart, t: T): string {
  if (part.kind === 'numbers') return numberWords(part, t)
  if (part.kind === 'text') return quoted(part.value, t)
  if (part.kind === 'boolean') return t(part.value ? 'cell.true' : 'cell.false')
  if (part.kind === 'missing') return t('cell.missing')
  return t(part.than.length > 0 ? 'cell.otherText' : 'cell.anyText')
}
