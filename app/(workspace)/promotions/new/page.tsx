import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { ENVIRONMENTS_ASK, MODELS_ASK, versionsAsk } from '@/components/promotions/request-asks'
import { RequestPanel } from '@/components/promotions/request-panel'
import { loadRequestSearch } from '@/components/promotions/request-search'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api, HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { found } from '../../models/_found'
import { openPage } from '../../open-page'
import { PROMOTION_AREAS } from '../_areas'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('promotions'))('request.link') }
}

export default async function NewPromotionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { model, version } = await loadRequestSearch(searchParams)
  const query = new URLSearchParams({ ...(model && { model }), ...(version && { version }) })
  const { allowed, need } = await openPage('/promotions/new', `/promotions/new${query.size > 0 ? `?${query}` : ''}`)
  if (!allowed) return <PageDenied need={need} />
  const call = await api()
  if (model && version) await found(call.models.getVersion({ model, version }))
  else if (model) await found(call.models.get({ model }))
  const chosen = model ?? (await call.models.list(MODELS_ASK)).items[0]?.slug
  void prefetch(trpc.models.list.queryOptions(MODELS_ASK))
  void prefetch(trpc.deployments.environments.queryOptions(ENVIRONMENTS_ASK))
  if (chosen) void prefetch(trpc.models.listVersions.queryOptions(versionsAsk(chosen)))
  const t = await getTranslations('promotions')
  return (
    <ClientMessages areas={PROMOTION_AREAS}>
      <Crumbs items={[{ label: t('title'), href: '/promotions' }, { label: t('request.link') }]} />
      <HydrateClient>
        <PanelBoundary height={320} what={t('request.link')}>
          <RequestPanel />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
