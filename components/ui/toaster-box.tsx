'use client'
import type { CSSProperties } from 'react'
import { Toaster as Sonner } from 'sonner'
import { useTranslations } from 'use-intl'

const look = {
  '--normal-bg': 'var(--surface)',
  '--normal-border': 'var(--border-strong)',
  '--normal-text': 'var(--text)',
  '--border-radius': 'var(--r-2)',
  '--width': '340px',
  fontFamily: 'inherit',
} as CSSProperties

/** Where notices appear. */
export function ToasterBox() {
  const t = useTranslations('shell')
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={3}
      duration={6000}
      containerAriaLabel={t('notifications')}
      style={look}
      toastOptions={{ style: { fontSize: 13, lineHeight: '20px', boxShadow: 'var(--shadow-2)' } }}
    />
  )
}
