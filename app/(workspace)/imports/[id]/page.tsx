import type { Metadata } from 'next'
import { found } from '@/app/(workspace)/models/_found'
import { openPage } from '@/app/(workspace)/open-page'
import { PageDenied } from '@/components/access/page-denied'
import { fileOf } from '@/components/imports/import-rows'
import { ImportScreen } from '@/components/imports/import-screen'
import { Crumbs } from '@/components/shell/crumbs'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { holds } from '@/domain/access/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { api, HydrateClient, prefetch, trpc } from '@/lib/trpc/server'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('one') }
}

export default async function ImportPage({ params }: Props) {
  const { id } = await params
  const { allowed, need, person } = await openPage('/imports/[id]', `/imports/${id}`)
  if (!allowed) return <PageDenied need={need} />
  const t = await getTranslations('imports')
  const one = await found((await api()).imports.get({ id }))
  void prefetch(trpc.imports.get.queryOptions({ id }))
  if (one.version !== null)
    await prefetch(trpc.monitoring.version.queryOptions({ model: one.model, version: one.version }))
  return (
    <ClientMessages areas={['imports', 'errors']}>
      <HydrateClient>
        <Crumbs items={[{ label: t('title'), href: '/imports' }, { label: fileOf(one, t) }]} />
        <PanelBoundary height={320} what={t('one')} errorTitle={t('notRead')}>
          <ImportScreen id={id} mayImport={holds(person, 'import:run')} />
        </PanelBoundary>
      </HydrateClient>
    </ClientMessages>
  )
}
