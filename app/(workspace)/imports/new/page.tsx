import type { Metadata } from 'next'
import { openPage } from '@/app/(workspace)/open-page'
import { PageDenied } from '@/components/access/page-denied'
import { NewImport } from '@/components/imports/new-import'
import { Crumbs } from '@/components/shell/crumbs'
import { Empty } from '@/components/state/empty'
import { ButtonLink } from '@/components/ui/button-link'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { reach, type UserActor } from '@/domain/access/actor'
import { PAGE_SIZE_MAX } from '@/domain/lists/page-size'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api } from '@/lib/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('new') }
}

/** The models that this person may import into. */
async function modelsFor(person: UserActor) {
  const call = await api()
  const [{ items }, me] = await Promise.all([call.models.list({ limit: PAGE_SIZE_MAX }), call.access.me()])
  const where = reach(person, 'import:run')
  const slugs = new Set(me?.useCases.filter(({ id }) => where === 'all' || where.includes(id)).map(({ slug }) => slug))
  const may = items.filter(({ useCases }) => where === 'all' || useCases.some(({ slug }) => slugs.has(slug)))
  return may.map(({ slug, name, task, classes }) => ({ slug, name, task, classes }))
}

export default async function NewImportPage() {
  const { allowed, need, person } = await openPage('/imports/new')
  if (!allowed) return <PageDenied need={need} />
  const [t, models] = await Promise.all([getTranslations('imports'), modelsFor(person)])
  return (
    <ClientMessages areas={['imports', 'errors']}>
      <Crumbs items={[{ label: t('title'), href: '/imports' }, { label: t('new') }]} />
      <Verdict sentence={t('newSentence')} why={t('newWhy')} />
      {models.length === 0 ? (
        <Tile title={t('target.title')} span={12}>
          <Empty
            title={t('target.noModel')}
            text={t('target.noModelText')}
            action={<ButtonLink href="/models">{t('target.toModels')}</ButtonLink>}
          />
        </Tile>
      ) : (
        <NewImport models={models} />
      )}
    </ClientMessages>
  )
}
