import { ButtonLink } from '@/components/ui/button-link'
import { Verdict } from '@/components/ui/verdict'
import { getTranslations } from '@/lib/i18n/server'

/** Keeps the frame around it, so that one can go on from here. */
export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <Verdict
      sentence={t('notFound.title')}
      why={t('notFound.text')}
      actions={<ButtonLink href="/">{t('home')}</ButtonLink>}
    />
  )
}
