import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { predictionsSnippet, resourcesSnippet } from '@/components/models/snippets'
import { versionColor } from '@/components/models/version-color'
import { type ServiceFacts, seriesInput, totalInput } from '@/components/service-health/service-ask'
import { ServiceScreen } from '@/components/service-health/service-screen'
import { holds } from '@/domain/access/actor'
import { prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { snippetContext } from '../../_snippet-context'
import { loadView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'service')
}

export default async function ServicePage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/service', `/models/${slug}/service`)
  if (!allowed) return <PageDenied need={need} />
  const [view, snippets] = await Promise.all([loadView(slug, searchParams), snippetContext()])
  const { model, shown, versions } = view
  const frame = { view, tab: 'service', areas: ['service'], mayImport: holds(person, 'import:run') } as const
  if (!shown || view.state !== 'ready') return <ModelFrame {...frame}>{null}</ModelFrame>
  const { version, features } = shown
  const { task, positiveClass, classes } = model
  const facts: ServiceFacts = {
    ask: { model: slug, version, range: { from: view.window.from, to: view.window.to }, bucket: view.bucket },
    color: versionColor(versions, version),
    zone: view.range.zone,
    snippets: {
      latency: predictionsSnippet(snippets, { model: slug, version, features, task, positiveClass, classes }),
      resources: resourcesSnippet(snippets, { model: slug, version }),
    },
  }
  void prefetch(trpc.monitoring.service.queryOptions(totalInput(facts.ask)))
  void prefetch(trpc.monitoring.service.queryOptions(seriesInput(facts.ask)))
  return (
    <ModelFrame {...frame}>
      <ServiceScreen facts={facts} />
    </ModelFrame>
  )
}
