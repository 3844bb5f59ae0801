import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { NewPanel } from '@/components/ab-tests/new-panel'
import { loadNewSearch } from '@/components/ab-tests/new-search'
import { MODELS_ASK } from '@/components/ab-tests/plan-asks'
import { PageDenied } from '@/components/access/page-denied'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api, HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { found } from '../../models/_found'
import { openPage } from '../../open-page'
import { AB_TEST_AREAS } from '../_areas'
import { prefetchPlanForm } from '../_plan-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('abTests'))('new.link') }
}

export default async function NewAbTestPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { model } = await loadNewSearch(searchParams)
  const { allowed, need } = await openPage(
    '/ab-tests/new',
    `/ab-tests/new${model ? `?${new URLSearchParams({ model })}` : ''}`,
  )
  if (!allowed) return <PageDenied need={need} />
  const [call, t] = await Promise.all([api(), getTranslations('abTests')])
  if (model) await found(call.models.get({ model }))
  const chosen = model ?? (await call.models.list(MODELS_ASK)).items[0]?.slug
  void prefetch(trpc.models.list.queryOptions(MODELS_ASK))
  if (chosen) prefetchPlanForm(chosen)
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
