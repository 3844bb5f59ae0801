import { redirect } from 'next/navigation'
import { opens, SETTINGS } from '@/components/shell/places'
import { api } from '@/lib/trpc/server'
import { openPage } from '../open-page'

/** The first page of the settings that the person may open; one's own account always is. */
export default async function SettingsPage() {
  await openPage('/settings')
  const person = await (await api()).access.me()
  const first = SETTINGS.find(({ href }) => person && opens(href, person.permissions))
  redirect(first?.href ?? '/settings/account')
}
