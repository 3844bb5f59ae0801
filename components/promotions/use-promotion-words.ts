'use client'
import { useTranslations } from 'use-intl'
import { useFormat } from '@/lib/i18n/use-format'
import type { PromotionWords } from './words'

export function usePromotionWords(): PromotionWords {
  return {
    t: useTranslations('promotions'),
    p: useTranslations('performance'),
    a: useTranslations('access'),
    format: useFormat(),
  }
}
