import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { ListPanel } from '@/components/promotions/list-panel'
import { listAsk, loadListSearch, waitingAsk } from '@/components/promotions/list-search'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient, pageCaller, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../open-page'
import { PROMOTION_AREAS } from './_areas'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('promotions'))('title') }
}

export default async function PromotionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { allowed, need } = await openPage('/promotions')
  if (!allowed) return <PageDenied need={need} />
  const [search, t, { now }] = await Promise.all([
    loadListSearch(searchParams),
    getTranslations('promotions'),
    pageCaller(),
  ])
  void prefetch(trpc.promotions.list.queryOptions(listAsk(search)))
  void prefetch(trpc.promotions.waiting.queryOptions(waitingAsk(search)))
  return (
    <ClientMessages areas={PROMOTION_AREAS}>
      <Crumbs items={[{ label: t('title') }]} />
      <HydrateClient>
        <PanelBoundary height={320} what={t('title')}>
          <ListPanel now={now.getTime()} />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
