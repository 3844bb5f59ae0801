import 'server-only'
import type { ReactNode } from 'react'
import { type Area, BASE_AREAS } from './areas'
import { loadMessages } from './load-messages'
import { I18nProvider } from './provider'
import { getLocale } from './server'

type Props = { areas?: readonly Area[]; zone?: string; children: ReactNode }

/** Gives client components below it the base areas and the named ones, and nothing else: bytes count. */
export async function ClientMessages({ areas = [], zone = 'UTC', children }: Props) {
  const locale = await getLocale()
  const messages = await loadMessages(locale, [...BASE_AREAS, ...areas])
  return (
    <I18nProvider locale={locale} messages={messages} zone={zone}>
      {children}
    </I18nProvider>
  )
}
