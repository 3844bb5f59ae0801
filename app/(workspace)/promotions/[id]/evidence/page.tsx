import type { Metadata } from 'next'
import { PageDenied } from '@/components/access/page-denied'
import { EvidenceSheet } from '@/components/promotions/evidence-sheet'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../../open-page'
import { PROMOTION_AREAS } from '../../_areas'
import { loadPromotion } from '../../_load-promotion'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('promotions'))('evidence.title') }
}

export default async function EvidencePage({ params }: Props) {
  const { id } = await params
  const { allowed, need } = await openPage('/promotions/[id]/evidence', `/promotions/${id}/evidence`)
  if (!allowed) return <PageDenied need={need} />
  const [{ modelName: model, version }, t] = await Promise.all([loadPromotion(id), getTranslations('promotions')])
  void prefetch(trpc.promotions.evidence.queryOptions({ id }))
  const crumbs = [
    { label: t('title'), href: '/promotions' },
    { label: t('what', { model, version }), href: `/promotions/${id}` },
    { label: t('evidence.title') },
  ]
  return (
    <ClientMessages areas={PROMOTION_AREAS}>
      <Crumbs items={crumbs} />
      <HydrateClient>
        <PanelBoundary height={480} what={t('evidence.title')}>
          <EvidenceSheet id={id} />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
