import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { createTranslator } from 'use-intl/core'
import { createFormat } from '@/lib/format'
import type { Locale } from '@/lib/format/options'
import { AREA_NAMES, type Area, type Messages } from './areas'
import { chooseLocale, LOCALE_COOKIE } from './choose-locale'
import { loadMessages } from './load-messages'

export const getLocale = cache(async (): Promise<Locale> => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  return chooseLocale(jar.get(LOCALE_COOKIE)?.value, head.get('accept-language'))
})

const allMessages = cache((locale: Locale) => loadMessages(locale, AREA_NAMES) as Promise<Messages>)

/** For server components: `const t = await getTranslations('drift')`, then `t('title')`. */
export async function getTranslations<A extends Area>(namespace: A) {
  const locale = await getLocale()
  const messages = await allMessages(locale)
  return createTranslator({ locale, messages, namespace, timeZone: 'UTC' })
}

/** Figures and dates for server components, in the reader's language. */
export async function getFormat(zone = 'UTC') {
  return createFormat({ locale: await getLocale(), zone })
}
