'use client'
import { useRouter } from 'next/navigation'
import type { Locale } from '@/lib/format/options'
import { LOCALE_COOKIE } from '@/lib/i18n/choose-locale'
import { setCookie } from './set-cookie'

export const LANGUAGES: Record<Locale, { full: string; short: string; tag: string }> = {
  en: { full: 'English', short: 'EN', tag: 'en' },
  zh: { full: '简体中文', short: '中文', tag: 'zh-Hans' },
}

export function useChooseLanguage(): (next: Locale) => void {
  const router = useRouter()
  return (next) => {
    setCookie(LOCALE_COOKIE, next)
    document.documentElement.lang = LANGUAGES[next].tag
    router.refresh()
  }
}
