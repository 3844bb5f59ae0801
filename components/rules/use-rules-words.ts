'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import { useFormat } from '@/lib/i18n/use-format'

export type RulesWords = { t: AreaTranslator<'rules'>; format: Format }

export function useRulesWords(): RulesWords {
  const t = useTranslations('rules')
  const format = useFormat()
  return useMemo(() => ({ t, format }), [t, format])
}
