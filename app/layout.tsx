import './globals.css'
import type { Metadata, Viewport } from 'next'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { getTheme } from '@/components/shell/get-theme'
import { Toaster } from '@/components/ui/toaster'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getLocale } from '@/lib/i18n/server'
import { TrpcProvider } from '@/lib/trpc/client'

export const metadata: Metadata = {
  title: { default: 'Plumbline', template: '%s · Plumbline' },
  description: 'One place where everybody who answers for a model in production sees the same facts.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** Reading cookies makes every page dynamic, which the nonce of the content security policy needs as well. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), getTheme()])
  return (
    <html lang={locale === 'zh' ? 'zh-Hans' : 'en'} data-theme={theme} suppressHydrationWarning>
      <body>
        <NuqsAdapter>
          <TrpcProvider>
            <ClientMessages areas={['errors']}>
              {children}
              <Toaster />
            </ClientMessages>
          </TrpcProvider>
        </NuqsAdapter>
      </body>
    </html>
  )
}
