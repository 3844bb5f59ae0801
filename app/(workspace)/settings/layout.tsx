import type { ReactNode } from 'react'
import { opens, SETTINGS } from '@/components/shell/places'
import { LinkTabs } from '@/components/ui/link-tabs'
import { getTranslations } from '@/lib/i18n/server'
import { api } from '@/lib/trpc/server'

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const [t, person] = await Promise.all([getTranslations('settings'), (await api()).access.me()])
  if (!person) return children
  const tabs = SETTINGS.filter(({ href }) => opens(href, person.permissions))
  return (
    <>
      <LinkTabs label={t('tabs')} tabs={tabs.map(({ id, href }) => ({ href, label: t(`tab.${id}`) }))} keep={[]} />
      {children}
    </>
  )
}
