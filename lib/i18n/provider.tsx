'use client'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Locale } from '@/lib/format/options'
import type { Messages } from './areas'

type Props = { locale: Locale; messages: Partial<Messages>; zone?: string; children: ReactNode }

/** Messages and zone for client components. Rendered by `ClientMessages`. */
export function I18nProvider({ locale, messages, zone = 'UTC', children }: Props) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={zone}>
      {children}
    </IntlProvider>
  )
}
