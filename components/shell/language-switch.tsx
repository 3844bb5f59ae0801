'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import type { Locale } from '@/lib/format/options'
import { LOCALE_COOKIE } from '@/lib/i18n/choose-locale'
import { setCookie } from './set-cookie'

const NAMES: Record<Locale, { full: string; short: string; tag: string }> = {
  en: { full: 'English', short: 'EN', tag: 'en' },
  zh: { full: '简体中文', short: '中文', tag: 'zh-Hans' },
}

export function LanguageSwitch() {
  const t = useTranslations('shell')
  const locale = useLocale()
  const router = useRouter()
  const choose = (next: Locale) => {
    setCookie(LOCALE_COOKIE, next)
    document.documentElement.lang = NAMES[next].tag
    router.refresh()
  }
  return (
    <Menu
      label={t('language')}
      items={(['en', 'zh'] as const).map((one) => ({
        kind: 'choice',
        label: <span lang={NAMES[one].tag}>{NAMES[one].full}</span>,
        checked: one === locale,
        onSelect: () => choose(one),
      }))}
      trigger={
        <Button
          variant="quiet"
          aria-label={t('languageLabel', { language: NAMES[locale].full })}
          className="max-md:hidden"
        >
          {NAMES[locale].short}
        </Button>
      }
    />
  )
}
