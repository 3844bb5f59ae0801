'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { chooseTheme } from './choose-theme'
import { THEMES, type Theme } from './theme'

/** Light, dark, or as the device; kept in a cookie that the server reads before the first byte. */
export function ThemeToggle({ theme: initial }: { theme: Theme }) {
  const t = useTranslations('shell')
  const [theme, setTheme] = useState(initial)
  const choose = (next: Theme) => {
    setTheme(next)
    chooseTheme(next)
  }
  return (
    <Menu
      label={t('theme')}
      items={THEMES.map((one) => ({
        kind: 'choice',
        label: t(one),
        checked: one === theme,
        onSelect: () => choose(one),
      }))}
      trigger={
        <IconButton label={t('themeLabel', { theme: t(theme) })}>
          <svg width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true">
            <circle cx="8" cy="8" r="5.6" />
            <path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor" />
          </svg>
        </IconButton>
      }
    />
  )
}
