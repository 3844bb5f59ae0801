import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { BrandMark } from '@/components/shell/brand-mark'
import { getTranslations } from '@/lib/i18n/server'
import type { AnyEndpoint } from '@/server/http/endpoint'
import { endpoints } from '@/server/http/endpoints'
import { nounOf } from '@/server/http/openapi'
import { EndpointTile } from './endpoint-tile'
import { ErrorTable } from './error-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiDocs'))('title') }
}

async function ownOrigin(): Promise<string> {
  const head = await headers()
  return (
    process.env.PLUMBLINE_URL ?? `${head.get('x-forwarded-proto') ?? 'http'}://${head.get('host') ?? 'localhost:3000'}`
  )
}

function byNoun(): [string, AnyEndpoint[]][] {
  const nouns = new Map<string, AnyEndpoint[]>()
  for (const endpoint of endpoints) nouns.set(nounOf(endpoint), [...(nouns.get(nounOf(endpoint)) ?? []), endpoint])
  return [...nouns]
}

type Props = { searchParams: Promise<{ noun?: string | string[] }> }

/** The contract, one noun at a time. */
export default async function ApiDocsPage({ searchParams }: Props) {
  const t = await getTranslations('apiDocs')
  const origin = await ownOrigin()
  const nouns = byNoun()
  const { noun: asked } = await searchParams
  const [shown = '', lines = []] = nouns.find(([noun]) => noun === asked) ?? nouns[0] ?? []
  const title = (noun: string) => (t.has(`nouns.${noun as 'models'}`) ? t(`nouns.${noun as 'models'}`) : noun)
  return (
    <div className="mx-auto max-w-[960px] px-4 pb-12">
      <header className="flex h-12 items-center gap-2">
        <BrandMark />
        <Link href="/" className="font-semibold text-[14px]" aria-label={t('home')}>
          Plumbline
        </Link>
      </header>
      <main id="main" tabIndex={-1}>
        <h1 className="mb-1 text-verdict">{t('title')}</h1>
        <p className="mb-3 text-pretty text-text-2">
          {t.rich('intro', { code: (text) => <code>{text}</code> })}{' '}
          <a href="/api/openapi.json" className="underline">
            {t('document')}
          </a>
        </p>
        <nav aria-label={t('contents')} className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
          {nouns.map(([noun]) => (
            <Link
              key={noun}
              href={`/docs/api?noun=${noun}`}
              prefetch={false}
              aria-current={noun === shown ? 'page' : undefined}
              className="inline-flex min-h-6 items-center aria-[current]:font-semibold aria-[current]:text-text"
            >
              {title(noun)}
            </Link>
          ))}
          <a href="#errors" className="inline-flex min-h-6 items-center">
            {t('errors')}
          </a>
        </nav>
        <section aria-labelledby="noun" className="mb-6">
          <h2 id="noun" className="mb-2 text-verdict">
            {title(shown)}
          </h2>
          {lines.map((endpoint) => (
            <EndpointTile key={`${endpoint.method} ${endpoint.path}`} endpoint={endpoint} origin={origin} />
          ))}
        </section>
        <ErrorTable />
      </main>
    </div>
  )
}
