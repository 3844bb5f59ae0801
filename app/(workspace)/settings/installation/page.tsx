import type { Metadata } from 'next'
import { InstallationPanel } from '@/components/access/installation-panel'
import { PageDenied } from '@/components/access/page-denied'
import { Verdict } from '@/components/ui/verdict'
import { holdsGlobally } from '@/domain/access/actor'
import { getTranslations } from '@/lib/i18n/server'
import { pageCaller } from '@/lib/trpc/server'
import { openPage } from '../../open-page'
import { readInstallationFacts } from '../../read-installation-facts'
import { SettingsCrumbs } from '../settings-crumbs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tab.installation') }
}

export default async function InstallationPage() {
  const { allowed, need, person } = await openPage('/settings/installation')
  if (!allowed) return <PageDenied need={need} />
  const t = await getTranslations('settings')
  if (!holdsGlobally(person, need)) return <Verdict sentence={t('installation.globalOnly')} />
  return (
    <>
      <SettingsCrumbs page="installation" />
      <InstallationPanel facts={await readInstallationFacts()} now={(await pageCaller()).now} />
    </>
  )
}
