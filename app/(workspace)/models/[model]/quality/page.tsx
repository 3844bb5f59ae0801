import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { referenceSnippet } from '@/components/models/snippets'
import { versionColor } from '@/components/models/version-color'
import { loadQualityParams, type QualityFacts } from '@/components/quality/quality-ask'
import { QualityScreen } from '@/components/quality/quality-screen'
import { holds } from '@/domain/access/actor'
import { openPage } from '../../../open-page'
import { snippetContext } from '../../_snippet-context'
import { loadView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'
import { prefetchQuality } from './_prefetch-quality'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'quality')
}

export default async function QualityPage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/quality', `/models/${slug}/quality`)
  if (!allowed) return <PageDenied need={need} />
  const [view, snippets] = await Promise.all([loadView(slug, searchParams), snippetContext()])
  const { shown, versions } = view
  const frame = { view, tab: 'quality', areas: ['quality'], mayImport: holds(person, 'import:run') } as const
  if (!shown || view.state !== 'ready') return <ModelFrame {...frame}>{null}</ModelFrame>
  const { version } = shown
  const facts: QualityFacts = {
    ask: {
      model: slug,
      version,
      range: { from: view.window.from, to: view.window.to },
      judged: view.judged,
      bucket: view.bucket,
    },
    color: versionColor(versions, version),
    zone: view.range.zone,
    referenceRows: shown.reference?.rows ?? null,
    referenceSnippet: referenceSnippet(snippets, { model: slug, version }),
  }
  await prefetchQuality(facts.ask, (await loadQualityParams(searchParams)).feature)
  return (
    <ModelFrame {...frame}>
      <QualityScreen facts={facts} />
    </ModelFrame>
  )
}
