import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { labelsSnippet, type SnippetContext } from '@/components/models/snippets'
import { versionColor } from '@/components/models/version-color'
import type { VersionEntry } from '@/components/models/version-entry'
import { chosenMetric, metricsOfTask } from '@/components/performance/metrics-of-task'
import { NotMeasured } from '@/components/performance/not-measured'
import { seriesInput, totalInput } from '@/components/performance/performance-ask'
import type { PerformanceFacts } from '@/components/performance/performance-facts'
import { loadPerformanceParams } from '@/components/performance/performance-params'
import { PerformanceScreen } from '@/components/performance/performance-screen'
import { holds } from '@/domain/access/actor'
import { getTranslations } from '@/lib/i18n/server'
import { prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { snippetContext } from '../../_snippet-context'
import { loadView, type ModelView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'performance')
}

type Asked = {
  asked: Awaited<ReturnType<typeof loadPerformanceParams>>
  mayImport: boolean
  snippets: SnippetContext
}

const SEGMENT = /^[^:]+:/

function performanceFacts(
  view: ModelView,
  shown: VersionEntry,
  { asked, mayImport, snippets }: Asked,
): PerformanceFacts {
  const { model, compared, versions, window } = view
  const { task, positiveClass, classes } = model
  const standing = shown.health?.performance
  const plain = asked.asOf === null && !asked.segment
  return {
    ask: {
      model: model.slug,
      version: shown.version,
      range: { from: window.from, to: window.to },
      bucket: view.bucket,
      asOf: asked.asOf?.toISOString() ?? null,
      segment: asked.segment && SEGMENT.test(asked.segment) ? asked.segment : null,
      exact: asked.exact,
    },
    model,
    metrics: metricsOfTask(task),
    color: versionColor(versions, shown.version),
    zone: view.range.zone,
    compared: compared && { version: compared.version, color: versionColor(versions, compared.version) },
    segments: shown.segments,
    mayImport,
    standing: plain && standing?.measured ? standing : null,
    labelsSnippet: labelsSnippet(snippets, { model: model.slug, task, positiveClass, classes }),
  }
}

export default async function PerformancePage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/performance', `/models/${slug}/performance`)
  if (!allowed) return <PageDenied need={need} />
  const [view, asked, t, m, snippets] = await Promise.all([
    loadView(slug, searchParams),
    loadPerformanceParams(searchParams),
    getTranslations('performance'),
    getTranslations('models'),
    snippetContext(),
  ])
  const { model, shown } = view
  const mayImport = holds(person, 'import:run')
  const frame = { view, tab: 'performance', areas: ['performance'], mayImport } as const
  const metric = chosenMetric(model.task, null)
  if (!shown || view.state !== 'ready') return <ModelFrame {...frame}>{null}</ModelFrame>
  if (!metric) {
    return (
      <ModelFrame {...frame}>
        <NotMeasured task={m(`task.${model.task}`)} t={t} m={m} />
      </ModelFrame>
    )
  }
  const facts = performanceFacts(view, shown, { asked, mayImport, snippets })
  void prefetch(trpc.monitoring.performance.queryOptions(totalInput(facts.ask)))
  void prefetch(trpc.monitoring.performance.queryOptions(seriesInput(facts.ask)))
  return (
    <ModelFrame {...frame}>
      <PerformanceScreen facts={facts} fallback={metric} />
    </ModelFrame>
  )
}
