import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { AuditPanel } from '@/components/audit/audit-panel'
import { loadAuditSearch } from '@/components/audit/load-search'
import { auditAsk } from '@/components/audit/search'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../open-page'
import { SettingsCrumbs } from '../settings-crumbs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tab.audit') }
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { allowed, need } = await openPage('/settings/audit')
  if (!allowed) return <PageDenied need={need} />
  void prefetch(trpc.audit.list.queryOptions(auditAsk(await loadAuditSearch(searchParams))))
  return (
    <ClientMessages areas={['errors', 'access', 'settings', 'audit']}>
      <SettingsCrumbs page="audit" />
      <HydrateClient>
        <PanelBoundary height={480}>
          <AuditPanel />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
