import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { KeysPanel } from '@/components/access/keys/keys-panel'
import { loadKeysSearch } from '@/components/access/keys/load-search'
import { keysAsk } from '@/components/access/keys/search'
import { PageDenied } from '@/components/access/page-denied'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient, pageCaller, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../open-page'
import { SettingsCrumbs } from '../settings-crumbs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tab.keys') }
}

export default async function KeysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { allowed, need } = await openPage('/settings/keys')
  if (!allowed) return <PageDenied need={need} />
  void prefetch(trpc.keys.list.queryOptions(keysAsk(await loadKeysSearch(searchParams))))
  const { now } = await pageCaller()
  return (
    <ClientMessages areas={['errors', 'access', 'settings', 'keys']}>
      <SettingsCrumbs page="keys" />
      <HydrateClient>
        <PanelBoundary height={480}>
          <KeysPanel now={now.getTime()} />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
