import type { AreaTranslator } from '@/lib/i18n/translator'

const KNOWN = ['time_limit', 'memory_limit', 'engine_stopped', 'engine_refused', 'node_kind'] as const

/** Why rules ended without a result. */
export function failureWords(code: string | undefined, t: AreaTranslator<'rules'>): string {
  const known = KNOWN.find((one) => one === code)
  return known ? t(`simulation.failure.${known}`) : t('simulation.failure.other', { code: code ?? '-' })
}
