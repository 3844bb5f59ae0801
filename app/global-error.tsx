'use client'
import './globals.css'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Locale } from '@/lib/format/options'
import { LOCALE_COOKIE } from '@/lib/i18n/choose-locale'
import en from '@/lib/i18n/messages/en/errors.json'
import zh from '@/lib/i18n/messages/zh/errors.json'

type Props = { error: Error & { digest?: string }; reset: () => void }

function cookieLocale(): Locale {
  return document.cookie.includes(`${LOCALE_COOKIE}=zh`) ? 'zh' : 'en'
}

/** Stands in for the root layout, so there is no provider: the texts come straight from the messages. */
export default function GlobalError({ error, reset }: Props) {
  const [locale, setLocale] = useState<Locale>('en')
  useEffect(() => setLocale(cookieLocale()), [])
  const text = locale === 'zh' ? zh : en
  return (
    <html lang={locale === 'zh' ? 'zh-Hans' : 'en'} data-theme="system">
      <body>
        <main className="mx-auto flex max-w-[480px] flex-col items-start gap-2 p-6">
          <h1 className="text-verdict">{text.page.title}</h1>
          <p className="text-text-2">{text.page.text}</p>
          {error.digest && <p className="text-small text-text-3">{error.digest}</p>}
          <Button onClick={reset}>{text.page.again}</Button>
        </main>
      </body>
    </html>
  )
}
