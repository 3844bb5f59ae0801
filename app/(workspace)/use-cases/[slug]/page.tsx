import type { Metadata } from 'next'
import { found } from '@/app/(workspace)/models/_found'
import { openPage } from '@/app/(workspace)/open-page'
import { PageDenied } from '@/components/access/page-denied'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { KpiDialog } from '@/components/use-cases/kpi-dialog'
import { KpiTiles } from '@/components/use-cases/kpi-tiles'
import { countGoals } from '@/components/use-cases/prepare-kpi'
import { ServingModels } from '@/components/use-cases/serving-models'
import { holdsFor } from '@/domain/access/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getFormat, getTranslations } from '@/lib/i18n/server'
import { api, HydrateClient, prefetch, read, trpc } from '@/lib/trpc/server'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).slug }
}

export default async function UseCasePage({ params }: Props) {
  const { slug } = await params
  const { allowed, need, person } = await openPage('/use-cases/[slug]', `/use-cases/${slug}`)
  if (!allowed) return <PageDenied need={need} />
  const t = await getTranslations('useCases')
  const l = await getTranslations('leaderboard')
  const f = await getFormat('UTC')
  const useCase = await found((await api()).useCases.get({ slug }))
  void prefetch(trpc.monitoring.models.queryOptions({ useCase: slug }))
  const tiles = await read(trpc.kpis.tiles.queryOptions({ useCase: slug }))
  const goals = countGoals(tiles.items.map((kpi) => kpi.verdict))
  const may = (permission: 'kpi:write' | 'model:write') => holdsFor(person, permission, [useCase.id])
  const actions = (
    <>
      <ButtonLink href={`/use-cases/${slug}/leaderboard`}>{l('open')}</ButtonLink>
      {may('kpi:write') && <KpiDialog useCase={slug} />}
      {may('model:write') && <ButtonLink href={`/models/new?useCase=${slug}`}>{t('addModel')}</ButtonLink>}
    </>
  )
  return (
    <ClientMessages areas={['useCases', 'errors']}>
      <HydrateClient>
        <Crumbs items={[{ label: t('title'), href: '/use-cases' }, { label: useCase.name }]} />
        <Verdict
          sentence={
            goals.total === 0
              ? t('sentenceNoGoals', { name: useCase.name })
              : t('sentence', { name: useCase.name, ...goals })
          }
          why={useCase.objective}
          scope={t('scope', { risk: t(`risk.${useCase.riskTier}`), date: f.date(useCase.createdAt, { year: true }) })}
          actions={actions}
        />
        <PanelBoundary height={180} what={t('goals')} errorTitle={t('goalsNotRead')}>
          <KpiTiles useCase={slug} />
        </PanelBoundary>
        <div className="mt-4">
          <Grid>
            <PanelBoundary span={12} height={180} what={t('models')} errorTitle={t('modelsNotRead')}>
              <ServingModels useCase={slug} />
            </PanelBoundary>
            <Tile title={t('problem')} span={12}>
              <div className="max-w-[92ch]">
                <p className="whitespace-pre-line text-pretty text-text-2">{useCase.problem}</p>
                <KeyValues>
                  <KeyValue label={t('riskTier')}>{t(`risk.${useCase.riskTier}`)}</KeyValue>
                  <KeyValue label={t('slug')}>
                    <code>{useCase.slug}</code>
                  </KeyValue>
                </KeyValues>
              </div>
            </Tile>
          </Grid>
        </div>
      </HydrateClient>
    </ClientMessages>
  )
}
