'use client'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import type { AbWords } from './words'

export function useAbWords(): AbWords {
  return { t: useTranslations('abTests'), p: useTranslations('performance'), format: useFormat() }
}
