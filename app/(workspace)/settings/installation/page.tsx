import type { Metadata } from 'next'
import { addressOf, type InstallationFacts } from '@/components/access/installation-facts'
import { InstallationPanel } from '@/components/access/installation-panel'
import { PageDenied } from '@/components/access/page-denied'
import { NotAllowed } from '@/components/state/not-allowed'
import { holdsGlobally } from '@/domain/access/actor'
import { getTranslations } from '@/lib/i18n/server'
import { pageCaller } from '@/lib/trpc/server'
import packageJson from '@/package.json'
import { readEnv } from '@/server/env'
import { readiness } from '@/server/http/readiness'
import { openPage } from '../../open-page'
import { SettingsCrumbs } from '../settings-crumbs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tab.installation') }
}

async function readFacts(): Promise<InstallationFacts> {
  const [state, env] = [await readiness(), readEnv()]
  return {
    status: state.status,
    engine: state.database?.engine ?? null,
    reachable: state.database?.reachable ?? false,
    durability: state.durability,
    lock: state.lock,
    migrations: state.migrations,
    place: env.databaseUrl ? addressOf(env.databaseUrl) : env.dataDir,
    version: packageJson.version,
    node: process.version,
    publicUrl: env.publicUrl ?? null,
  }
}

export default async function InstallationPage() {
  const { allowed, need, person } = await openPage('/settings/installation')
  if (!allowed) return <PageDenied need={need} />
  const t = await getTranslations('settings')
  if (!holdsGlobally(person, need)) return <NotAllowed why={t('installation.globalOnly')} />
  return (
    <>
      <SettingsCrumbs page="installation" />
      <InstallationPanel facts={await readFacts()} now={(await pageCaller()).now} />
    </>
  )
}
