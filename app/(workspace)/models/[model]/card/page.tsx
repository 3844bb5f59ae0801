import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { PageDenied } from '@/components/access/page-denied'
import { cardClaims } from '@/components/card/card-claims'
import { type FairnessAsk, FairnessTile } from '@/components/card/fairness-tile'
import type { UseCase } from '@/components/card/figures'
import { PerformanceTile } from '@/components/card/performance-tile'
import { PiiTile } from '@/components/card/pii-tile'
import { PrintButton } from '@/components/card/print-button'
import { PurposeTile } from '@/components/card/purpose-tile'
import { staleClaims } from '@/components/card/stale-claims'
import { StandingTile } from '@/components/card/standing-tile'
import { TrainingTile } from '@/components/card/training-tile'
import { VersionTile } from '@/components/card/version-tile'
import { lastInstant } from '@/components/models/last-instant'
import { Grid } from '@/components/ui/grid'
import { Verdict } from '@/components/ui/verdict'
import { HandoverTile } from '@/components/versions/handover-tile'
import { LineageTile } from '@/components/versions/lineage-tile'
import { holds, holdsFor } from '@/domain/access/actor'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { api, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { loadView, type ModelView } from '../_view/load-view'
import { ModelFrame } from '../_view/model-frame'
import { modelMetadata } from '../_view/model-metadata'

type Props = { params: Promise<{ model: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return modelMetadata((await params).model, 'card')
}

async function servedUseCases({ model }: ModelView): Promise<UseCase[]> {
  const call = await api()
  const answers = await Promise.allSettled(model.useCases.map(({ slug }) => call.useCases.get({ slug })))
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
}

/** The widest gaps that production accepts of this model; none where no policy sets any. */
async function boundsOf(model: string): Promise<Omit<FairnessAsk, 'model' | 'version'>> {
  const call = await api()
  const found = await call.promotions.modelPolicy({ model, environment: 'production' }).catch(() => null)
  const gate = found?.policy.gates.find((one) => one.gate === 'fairness')
  if (gate?.gate !== 'fairness') return {}
  const { selection_rate, equal_opportunity, calibration } = gate.gaps
  return {
    ...(selection_rate && { selectionRate: selection_rate }),
    ...(equal_opportunity && { equalOpportunity: equal_opportunity }),
    ...(calibration && { calibration }),
  }
}

export default async function CardPage({ params, searchParams }: Props) {
  const { model: slug } = await params
  const { allowed, need, person } = await openPage('/models/[model]/card', `/models/${slug}/card`)
  if (!allowed) return <PageDenied need={need} />
  const view = await loadView(slug, searchParams)
  const { model, shown } = view
  const mayImport = holds(person, 'import:run')
  const frame = {
    view,
    tab: 'card',
    areas: ['card', 'performance', 'versions', 'errors'],
    mayImport,
    always: true,
  } as const
  if (!shown) return <ModelFrame {...frame}>{null}</ModelFrame>
  const call = await api()
  const [t, v, m, p, format, useCases, version, served, bounds] = await Promise.all([
    getTranslations('card'),
    getTranslations('versions'),
    getTranslations('models'),
    getTranslations('performance'),
    getFormat(view.range.zone),
    servedUseCases(view),
    call.models.getVersion({ model: slug, version: shown.version }),
    call.deployments.list({ model: slug }),
    boundsOf(slug),
  ])
  const ref = { model: slug, version: shown.version }
  const ask = { ...ref, ...bounds }
  void prefetch(trpc.models.pii.queryOptions(ref))
  void prefetch(trpc.models.fairness.queryOptions(ask))
  void prefetch(trpc.models.handover.queryOptions({ model: slug }))
  const newest = shown.health?.newestPrediction ?? null
  const stale = staleClaims(cardClaims(shown.health), newest)
  const words = { model, shown, stale, t, m, p, format }
  const ids = useCases.map((useCase) => useCase.id)
  const named = { model: model.name, version: shown.version }
  return (
    <ModelFrame {...frame}>
      <Verdict
        sentence={
          stale.length > 0 ? t('sentence.stale', { ...named, count: stale.length }) : t('sentence.fresh', named)
        }
        why={t('why')}
        scope={
          newest === null
            ? t('scopeNothing', named)
            : t('scope', { ...named, when: format.dateTime(lastInstant(newest), { zoneName: true }) })
        }
        actions={<PrintButton />}
      />
      <Grid>
        <PurposeTile useCases={useCases} t={t} />
        <VersionTile {...words} served={served.items} />
        <TrainingTile {...words} />
        <PerformanceTile {...words} />
        <StandingTile {...words} />
        <PiiTile {...ref} mayConfirm={holdsFor(person, 'evidence:attest', ids)} />
        <FairnessTile ask={ask} />
        <LineageTile lineage={version.lineage} t={v} />
        <HandoverTile model={slug} mayHandOver={holdsFor(person, 'model:write', ids)} />
      </Grid>
    </ModelFrame>
  )
}
