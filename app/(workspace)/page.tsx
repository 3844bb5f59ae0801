import { headers } from 'next/headers'
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { HomePanel } from '@/components/home/home-panel'
import { NoRole } from '@/components/home/no-role'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { holdsGlobally } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api, HydrateClient, pageCaller } from '@/lib/trpc/server'
import { publicOrigin } from '@/server/access/auth-settings'
import { found } from './models/_found'
import { openPage } from './open-page'
import { prefetchHome } from './prefetch-home'
import { readInstallationFacts } from './read-installation-facts'
import { roleInView } from './view-role'

/** Whose home speaks of money. */
const MONEY: ReadonlySet<Role> = new Set<Role>(['sme', 'manager'])

const loadSearch = createLoader({ useCase: parseAsString })

/** Where the reader reached this installation, so that a command can be run as it stands. */
async function origin(): Promise<string> {
  const head = await headers()
  const host = head.get('x-forwarded-host') ?? head.get('host') ?? 'localhost:3000'
  return publicOrigin() ?? `${head.get('x-forwarded-proto') ?? 'http'}://${host}`
}

export default async function HomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { useCase } = await loadSearch(searchParams)
  const path = useCase ? `/?useCase=${encodeURIComponent(useCase)}` : '/'
  const { allowed, need, person } = await openPage('/', path)
  const { role } = await roleInView()
  if (role === null) return <NoRole name={person.name} email={person.email} />
  if (!allowed) return <PageDenied need={need} />
  if (useCase) await found((await api()).useCases.get({ slug: useCase }))
  const healthRead = role === 'admin' && holdsGlobally(person, 'installation:read')
  const [installation, { now }, t] = await Promise.all([
    healthRead ? readInstallationFacts() : null,
    pageCaller(),
    getTranslations('home'),
    prefetchHome(role, useCase),
  ])
  return (
    <ClientMessages
      areas={['errors', 'access', 'settings', 'home', 'audit', ...(MONEY.has(role) ? (['value'] as const) : [])]}
    >
      <Crumbs items={[{ label: t('crumb') }]} />
      <HydrateClient>
        <PanelBoundary height={480}>
          <HomePanel
            role={role}
            useCase={useCase}
            origin={await origin()}
            installation={installation}
            now={now.getTime()}
          />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
