import type { Metadata } from 'next'
import { openPage } from '@/app/(workspace)/open-page'
import { PageDenied } from '@/components/access/page-denied'
import { Crumbs } from '@/components/shell/crumbs'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { UseCaseForm } from '@/components/use-cases/use-case-form'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('useCases'))('new') }
}

export default async function NewUseCasePage() {
  const { allowed, need } = await openPage('/use-cases/new')
  if (!allowed) return <PageDenied need={need} />
  const t = await getTranslations('useCases')
  return (
    <ClientMessages areas={['useCases', 'errors']}>
      <Crumbs items={[{ label: t('title'), href: '/use-cases' }, { label: t('new') }]} />
      <Verdict sentence={t('newSentence')} why={t('newWhy')} />
      <Grid>
        <Tile title={t('new')} span={8}>
          <UseCaseForm />
        </Tile>
      </Grid>
    </ClientMessages>
  )
}
