import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { NewPanel } from '@/components/ab-tests/new-panel'
import { ENVIRONMENTS_ASK, KPIS_ASK, loadNewSearch, MODELS_ASK, versionsAsk } from '@/components/ab-tests/new-search'
import { PageDenied } from '@/components/access/page-denied'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api, HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../open-page'
import { AB_TEST_AREAS } from '../_areas'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('abTests'))('new.link') }
}

export default async function NewAbTestPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { allowed, need } = await openPage('/ab-tests/new')
  if (!allowed) return <PageDenied need={need} />
  const [{ model }, call, t] = await Promise.all([loadNewSearch(searchParams), api(), getTranslations('abTests')])
  const { items } = await call.models.list(MODELS_ASK)
  const chosen = items.find(({ slug }) => slug === model)?.slug ?? items[0]?.slug
  void prefetch(trpc.models.list.queryOptions(MODELS_ASK))
  void prefetch(trpc.deployments.environments.queryOptions(ENVIRONMENTS_ASK))
  void prefetch(trpc.kpis.list.queryOptions(KPIS_ASK))
  if (chosen) void prefetch(trpc.models.listVersions.queryOptions(versionsAsk(chosen)))
  return (
    <ClientMessages areas={AB_TEST_AREAS}>
      <Crumbs items={[{ label: t('title'), href: '/ab-tests' }, { label: t('new.link') }]} />
      <HydrateClient>
        <PanelBoundary height={480} what={t('new.link')}>
          <NewPanel />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
