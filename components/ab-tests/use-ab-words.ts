'use client'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import type { AbWords } from './words'

export function useAbWords(results?: { currency: string | null }): AbWords {
  const words = { t: useTranslations('abTests'), p: useTranslations('performance'), format: useFormat() }
  return results?.currency ? { ...words, currency: results.currency } : words
}
