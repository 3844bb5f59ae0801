import { Crumbs } from '@/components/shell/crumbs'
import { getTranslations } from '@/lib/i18n/server'

type Page = 'members' | 'keys' | 'audit' | 'installation' | 'account'

export async function SettingsCrumbs({ page }: { page: Page }) {
  const t = await getTranslations('settings')
  return <Crumbs items={[{ label: t('title'), href: '/settings' }, { label: t(`tab.${page}`) }]} />
}
