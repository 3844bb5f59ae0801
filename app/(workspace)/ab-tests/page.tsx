import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { ListPanel } from '@/components/ab-tests/list-panel'
import { DRAFT_ASK, listAsk, loadListSearch, RUNNING_ASK } from '@/components/ab-tests/list-search'
import { PageDenied } from '@/components/access/page-denied'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../open-page'
import { AB_TEST_AREAS } from './_areas'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('abTests'))('title') }
}

export default async function AbTestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { allowed, need } = await openPage('/ab-tests')
  if (!allowed) return <PageDenied need={need} />
  const [search, t] = await Promise.all([loadListSearch(searchParams), getTranslations('abTests')])
  void prefetch(trpc.abTests.list.queryOptions(listAsk(search)))
  void prefetch(trpc.abTests.list.queryOptions(RUNNING_ASK))
  void prefetch(trpc.abTests.list.queryOptions(DRAFT_ASK))
  return (
    <ClientMessages areas={AB_TEST_AREAS}>
      <Crumbs items={[{ label: t('title') }]} />
      <HydrateClient>
        <PanelBoundary height={320} what={t('title')}>
          <ListPanel />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
