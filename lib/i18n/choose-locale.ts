import { LOCALES, type Locale } from '@/lib/format/options'

export const LOCALE_COOKIE = 'plumbline_locale'

function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

type Wish = { tag: string; weight: number }

function wishes(header: string): Wish[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
      const weight = q ? Number(q.slice(2)) : 1
      return { tag, weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter((wish) => wish.tag !== '' && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
}

/** The cookie if it names a language, else the first known one of Accept-Language, else English. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie
  for (const { tag } of wishes(acceptLanguage ?? '')) {
    const language = tag.split('-')[0]
    if (isLocale(language)) return language
  }
  return 'en'
}
