import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import type { DriftFacts } from '@/components/drift/drift-facts'
import { loadDriftParams } from '@/components/drift/drift-params'
import { DriftScreen } from '@/components/drift/drift-screen'
import { DriftNotAvailable, DriftWithoutReference } from '@/components/drift/drift-unavailable'
import { distanceBucket } from '@/components/models/chart-bucket'
import { tabPath } from '@/components/models/model-tab'
import { seesPValues } from '@/components/models/sees-p-values'
import { referenceSnippet } from '@/components/models/snippets'
import { versionColor } from '@/components/models/version-color'
import type { VersionEntry } from '@/components/models/version-entry'
import { holds } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { getTranslations } from '@/lib/i18n/server'
import { openPage } from '../../../open-page'
import { viewRole } from '../../../view-role'
import { snippetContext } from '../../_snippet-context'
import { keepSearch } from '../_view/keep-search'
import { loadView, type ModelView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'
import { prefetchDrift } from './_prefetch-drift'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'drift')
}

type Asked = { asked: Awaited<ReturnType<typeof loadDriftParams>>; role: Role | null }

function driftFacts(view: ModelView, shown: VersionEntry, { asked, role }: Asked): DriftFacts {
  const { compared, versions, window } = view
  const { version, reference } = shown
  return {
    ask: {
      model: view.model.slug,
      version,
      range: { from: window.from, to: window.to },
      judged: view.judged,
      bucket: distanceBucket(new Date(window.from), new Date(window.to)),
      preset: asked.preset,
      exact: asked.exact || asked.preset === 'nannyml',
    },
    color: versionColor(versions, version),
    zone: view.range.zone,
    showsP: seesPValues(role),
    reference: { rows: reference?.rows ?? null, from: reference?.from ?? null, to: reference?.to ?? null },
    compared: compared?.reference
      ? { version: compared.version, color: versionColor(versions, compared.version) }
      : null,
  }
}

export default async function DriftPage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/drift', `/models/${slug}/drift`)
  if (!allowed) return <PageDenied need={need} />
  const [view, asked, t, role, snippets, keep] = await Promise.all([
    loadView(slug, searchParams),
    loadDriftParams(searchParams),
    getTranslations('drift'),
    viewRole(),
    snippetContext(),
    keepSearch(searchParams),
  ])
  const { shown } = view
  const frame = { view, tab: 'drift', areas: ['drift'], mayImport: holds(person, 'import:run') } as const
  if (!shown) return <ModelFrame {...frame}>{null}</ModelFrame>
  const { version } = shown
  if (asked.preset === 'calibrated') {
    const href = `${tabPath(slug, 'drift')}${keep}`
    return (
      <ModelFrame {...frame} always>
        <DriftNotAvailable t={t} evidentlyHref={href} />
      </ModelFrame>
    )
  }
  if (!shown.reference) {
    const snippet = referenceSnippet(snippets, { model: slug, version })
    return (
      <ModelFrame {...frame} always>
        <DriftWithoutReference version={version} t={t} snippet={snippet} />
      </ModelFrame>
    )
  }
  if (view.state !== 'ready') return <ModelFrame {...frame}>{null}</ModelFrame>
  const facts = driftFacts(view, shown, { asked, role })
  await prefetchDrift(facts.ask, asked.feature)
  return (
    <ModelFrame {...frame}>
      <DriftScreen facts={facts} />
    </ModelFrame>
  )
}
