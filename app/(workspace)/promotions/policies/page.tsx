import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { PoliciesPanel } from '@/components/promotions/policies-panel'
import { loadPolicySearch, POLICIES_ASK, policyHistoryAsk } from '@/components/promotions/policy-search'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../open-page'
import { PROMOTION_AREAS } from '../_areas'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('promotions'))('policies.title') }
}

export default async function PoliciesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { allowed, need } = await openPage('/promotions/policies')
  if (!allowed) return <PageDenied need={need} />
  const [t, { environment, tier }] = await Promise.all([getTranslations('promotions'), loadPolicySearch(searchParams)])
  void prefetch(trpc.promotions.policies.queryOptions(POLICIES_ASK))
  void prefetch(trpc.promotions.policyHistory.queryOptions(policyHistoryAsk(environment, tier)))
  return (
    <ClientMessages areas={PROMOTION_AREAS}>
      <Crumbs items={[{ label: t('title'), href: '/promotions' }, { label: t('policies.title') }]} />
      <HydrateClient>
        <PanelBoundary height={400} what={t('policies.title')}>
          <PoliciesPanel />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
