import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { aliasHistoryAsk, dayBounds, heartbeatsAsk, historyAsk, servingAsk } from '@/components/deployments/asks'
import { loadDeploymentSearch } from '@/components/deployments/deployment-search'
import { DeploymentsPanel } from '@/components/deployments/deployments-panel'
import { ENVIRONMENTS_ASK } from '@/components/promotions/request-asks'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { holds } from '@/domain/access/actor'
import { getTranslations } from '@/lib/i18n/server'
import { pageCaller, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { snippetContext } from '../../_snippet-context'
import { loadServing } from '../_view/load-serving'
import { loadView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'deployments')
}

export default async function DeploymentsPage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/deployments', `/models/${slug}/deployments`)
  if (!allowed) return <PageDenied need={need} />
  const [view, search, t, { origin }, { now }] = await Promise.all([
    loadView(slug, searchParams),
    loadDeploymentSearch(searchParams),
    getTranslations('deployments'),
    snippetContext(),
    pageCaller(),
  ])
  void prefetch(trpc.deployments.list.queryOptions(servingAsk(slug)))
  for (const { id } of await loadServing(slug))
    void prefetch(trpc.deployments.heartbeats.queryOptions(heartbeatsAsk(id)))
  void prefetch(trpc.deployments.environments.queryOptions(ENVIRONMENTS_ASK))
  void prefetch(trpc.deployments.history.queryOptions(historyAsk(slug, search)))
  void prefetch(trpc.deployments.aliases.queryOptions({ model: slug }))
  if (search.alias) void prefetch(trpc.deployments.aliasHistory.queryOptions(aliasHistoryAsk(slug, search.alias)))
  const day = dayBounds(search.on)
  if (day) {
    void prefetch(trpc.deployments.list.queryOptions({ ...servingAsk(slug), at: day.first }))
    void prefetch(trpc.deployments.list.queryOptions({ ...servingAsk(slug), at: day.last }))
  }
  const areas = ['errors', 'access', 'promotions', 'deployments'] as const
  return (
    <ModelFrame view={view} tab="deployments" areas={areas} mayImport={holds(person, 'import:run')} always>
      <PanelBoundary height={400} what={t('title')}>
        <DeploymentsPanel
          model={slug}
          newest={view.shown?.version ?? ''}
          origin={origin}
          today={now.toISOString().slice(0, 10)}
        />
      </PanelBoundary>
    </ModelFrame>
  )
}
