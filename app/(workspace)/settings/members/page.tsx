import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { loadMembersSearch } from '@/components/access/members/load-search'
import { MembersPanel } from '@/components/access/members/members-panel'
import { membersAsk } from '@/components/access/members/search'
import { PageDenied } from '@/components/access/page-denied'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../open-page'
import { SettingsCrumbs } from '../settings-crumbs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tab.members') }
}

export default async function MembersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { allowed, need } = await openPage('/settings/members')
  if (!allowed) return <PageDenied need={need} />
  void prefetch(trpc.members.list.queryOptions(membersAsk(await loadMembersSearch(searchParams))))
  return (
    <ClientMessages areas={['errors', 'access', 'settings', 'members']}>
      <SettingsCrumbs page="members" />
      <HydrateClient>
        <PanelBoundary height={480}>
          <MembersPanel />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
