import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { TestPanel } from '@/components/ab-tests/test-panel'
import { depthOfRole, loadTestSearch, resultsAsk } from '@/components/ab-tests/test-search'
import { PageDenied } from '@/components/access/page-denied'
import { seesPValues } from '@/components/models/sees-p-values'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api, HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { found } from '../../models/_found'
import { openPage } from '../../open-page'
import { viewRole } from '../../view-role'
import { AB_TEST_AREAS } from '../_areas'
import { prefetchPlanForm } from '../_plan-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('abTests'))('titleOne') }
}

export default async function AbTestPage({ params, searchParams }: Props) {
  const { id } = await params
  const { allowed, need } = await openPage('/ab-tests/[id]', `/ab-tests/${id}`)
  if (!allowed) return <PageDenied need={need} />
  const call = await api()
  const [test, search, role, t] = await Promise.all([
    found(call.abTests.get({ id })),
    loadTestSearch(searchParams),
    viewRole(),
    getTranslations('abTests'),
  ])
  await prefetch({ ...trpc.abTests.get.queryOptions({ id }), queryFn: () => test })
  if (search.edit) prefetchPlanForm(test.model)
  const started = test.status !== 'draft' && test.status !== 'frozen'
  if (started) void prefetch(trpc.abTests.results.queryOptions(resultsAsk(id, search)))
  return (
    <ClientMessages areas={AB_TEST_AREAS}>
      <Crumbs items={[{ label: t('title'), href: '/ab-tests' }, { label: test.slug }]} />
      <HydrateClient>
        <PanelBoundary height={480} what={t('titleOne')}>
          <TestPanel id={id} ownDepth={depthOfRole(role)} pValues={seesPValues(role)} />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
