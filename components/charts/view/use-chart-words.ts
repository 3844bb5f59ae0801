'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import type { ChartWords } from '../prepare/words'

export function useChartWords(zone?: string): ChartWords {
  const t = useTranslations('charts')
  const format = useFormat(zone)
  return useMemo(() => ({ t, format }), [t, format])
}
