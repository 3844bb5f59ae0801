'use client'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { LOCALES } from '@/lib/format/options'
import { LANGUAGES, useChooseLanguage } from './choose-language'

export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const choose = useChooseLanguage()
  return (
    <Menu
      label={t('language')}
      items={LOCALES.map((one) => ({
        kind: 'choice',
        label: <span lang={LANGUAGES[one].tag}>{LANGUAGES[one].full}</span>,
        checked: one === locale,
        onSelect: () => choose(one),
      }))}
      trigger={
        <Button
          variant="quiet"
          aria-label={t('languageLabel', { language: LANGUAGES[locale].full })}
          className={className}
        >
          {LANGUAGES[locale].short}
        </Button>
      }
    />
  )
}
