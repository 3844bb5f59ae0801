import { Verdict } from '@/components/ui/verdict'
import { getTranslations } from '@/lib/i18n/server'

/** Signed in, but nobody has given a role yet. */
export async function NoRole({ name, email }: { name: string; email: string }) {
  const t = await getTranslations('home')
  return <Verdict sentence={t('noRole.title')} why={t('noRole.why')} scope={t('noRole.name', { name, email })} />
}
