import type { Metadata } from 'next'
import { openPage } from '@/app/(workspace)/open-page'
import { PageDenied } from '@/components/access/page-denied'
import { NewModelForm } from '@/components/models/new-model-form'
import { Crumbs } from '@/components/shell/crumbs'
import { Empty } from '@/components/state/empty'
import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { PAGE_SIZE_MAX } from '@/domain/lists/page-size'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api } from '@/lib/trpc/server'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('useCases'))('newModel') }
}

export default async function NewModelPage({ searchParams }: Props) {
  const { allowed, need } = await openPage('/models/new')
  if (!allowed) return <PageDenied need={need} />
  const t = await getTranslations('useCases')
  const { useCase } = await searchParams
  const { items } = await (await api()).useCases.list({ limit: PAGE_SIZE_MAX })
  return (
    <ClientMessages areas={['useCases', 'errors']}>
      <Crumbs items={[{ label: t('models'), href: '/models' }, { label: t('newModel') }]} />
      <Verdict sentence={t('newModelSentence')} why={t('newModelWhy')} />
      <Grid>
        <Tile title={t('newModel')} span={8}>
          {items.length === 0 ? (
            <Empty
              title={t('noUseCase')}
              text={t('noUseCaseText')}
              action={<ButtonLink href="/use-cases/new">{t('new')}</ButtonLink>}
            />
          ) : (
            <NewModelForm useCases={items} useCase={typeof useCase === 'string' ? useCase : null} />
          )}
        </Tile>
      </Grid>
    </ClientMessages>
  )
}
