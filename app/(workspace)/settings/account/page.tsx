import type { Metadata } from 'next'
import { AccountPanel } from '@/components/access/account/account-panel'
import { PageDenied } from '@/components/access/page-denied'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getTranslations } from '@/lib/i18n/server'
import { HydrateClient, prefetch, trpc } from '@/lib/trpc/server'
import { openPage } from '../../open-page'
import { SettingsCrumbs } from '../settings-crumbs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tab.account') }
}

export default async function AccountPage() {
  const { allowed, need } = await openPage('/settings/account')
  if (!allowed) return <PageDenied need={need} />
  void prefetch(trpc.access.listSessions.queryOptions())
  return (
    <ClientMessages areas={['errors', 'access', 'settings']}>
      <SettingsCrumbs page="account" />
      <HydrateClient>
        <AccountPanel />
      </HydrateClient>
    </ClientMessages>
  )
}
