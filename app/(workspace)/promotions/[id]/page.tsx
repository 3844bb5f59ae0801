import type { Metadata } from 'next'
import { PageDenied } from '@/components/access/page-denied'
import { PromotionPanel } from '@/components/promotions/promotion-panel'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient } from '@/lib/trpc/server'
import { openPage } from '../../open-page'
import { PROMOTION_AREAS } from '../_areas'
import { loadPromotion } from '../_load-promotion'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('promotions'))('titleOne') }
}

export default async function PromotionPage({ params }: Props) {
  const { id } = await params
  const { allowed, need } = await openPage('/promotions/[id]', `/promotions/${id}`)
  if (!allowed) return <PageDenied need={need} />
  const [promotion, t] = await Promise.all([loadPromotion(id), getTranslations('promotions')])
  const { modelName: model, version } = promotion
  return (
    <ClientMessages areas={PROMOTION_AREAS}>
      <Crumbs items={[{ label: t('title'), href: '/promotions' }, { label: t('what', { model, version }) }]} />
      <HydrateClient>
        <PanelBoundary height={480} what={t('titleOne')}>
          <PromotionPanel id={id} />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
