import type { Metadata } from 'next'
import { found } from '@/app/(workspace)/models/_found'
import { openPage } from '@/app/(workspace)/open-page'
import { PageDenied } from '@/components/access/page-denied'
import { NewVersionForm } from '@/components/models/new-version-form'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api } from '@/lib/trpc/server'

type Props = { params: Promise<{ model: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('useCases'))('newVersion') }
}

export default async function NewVersionPage({ params }: Props) {
  const { model: slug } = await params
  const { allowed, need } = await openPage('/models/[model]/versions/new', `/models/${slug}/versions/new`)
  if (!allowed) return <PageDenied need={need} />
  const t = await getTranslations('useCases')
  const model = await found((await api()).models.get({ model: slug }))
  return (
    <ClientMessages areas={['useCases', 'errors']}>
      <Grid>
        <Tile
          title={t('newVersion')}
          sub={t('newVersionSentence', { model: model.name })}
          span={8}
          foot={t('newVersionWhy')}
        >
          <NewVersionForm model={slug} />
        </Tile>
      </Grid>
    </ClientMessages>
  )
}
