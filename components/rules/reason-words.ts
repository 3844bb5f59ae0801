import type { AreaTranslator } from '@/lib/i18n/translator'

const REASONS = ['no_row', 'several', 'not_a_value', 'failed'] as const

/** Why a case got no decision. */
export function reasonWords(reason: string, t: AreaTranslator<'rules'>): string {
  return t(`reason.${REASONS.find((known) => known === reason) ?? 'other'}`)
}
