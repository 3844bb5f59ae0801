import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { healthWords } from '@/components/models/health-words'
import { NextSteps } from '@/components/models/next-steps'
import { OverviewDrift } from '@/components/models/overview-drift'
import { OverviewPerformance } from '@/components/models/overview-performance'
import { OverviewQuality } from '@/components/models/overview-quality'
import { OverviewReference } from '@/components/models/overview-reference'
import { OverviewVolume } from '@/components/models/overview-volume'
import { sentences } from '@/components/models/sentence-case'
import { Grid } from '@/components/ui/grid'
import { Verdict } from '@/components/ui/verdict'
import { holds } from '@/domain/access/actor'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { openPage } from '../../open-page'
import { snippetContext } from '../_snippet-context'
import { keepSearch } from './_view/keep-search'
import { loadView } from './_view/load-view'
import { ModelFrame } from './_view/model-frame'
import { modelMetadata } from './_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'overview')
}

export default async function OverviewPage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]', `/models/${slug}`)
  if (!allowed) return <PageDenied need={need} />
  const view = await loadView(slug, searchParams)
  const [t, p, format, keep, snippets] = await Promise.all([
    getTranslations('models'),
    getTranslations('performance'),
    getFormat(view.range.zone),
    keepSearch(searchParams),
    snippetContext(),
  ])
  const { model, shown } = view
  const mayImport = holds(person, 'import:run')
  const frame = { view, tab: 'overview', mayImport, always: true } as const
  if (!shown) return <ModelFrame {...frame}>{null}</ModelFrame>
  const told = healthWords({ t, p, format }, shown.version, shown.health)
  const words = { model, shown, t, p, format, keep }
  const scope = shown.health
    ? t('overview.scope', {
        version: shown.version,
        window: format.range(shown.health.window.from, shown.health.window.to),
        zone: format.zone,
        n: format.count(shown.health.n),
      })
    : t('overview.scopeNothing', { version: shown.version })
  return (
    <ModelFrame {...frame}>
      <Verdict sentence={told.sentence} why={sentences(format.locale, told.why)} scope={scope} />
      <Grid>
        {shown.health && (
          <>
            <OverviewPerformance {...words} />
            <OverviewDrift {...words} />
            <OverviewQuality {...words} />
            <OverviewVolume {...words} />
            <OverviewReference {...words} />
          </>
        )}
        <NextSteps model={model} shown={shown} mayImport={mayImport} snippets={snippets} t={t} />
      </Grid>
    </ModelFrame>
  )
}
