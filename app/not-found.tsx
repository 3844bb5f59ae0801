import { PlainPage } from '@/components/shell/plain-page'
import { Empty } from '@/components/state/empty'
import { ButtonLink } from '@/components/ui/button-link'
import { getTranslations } from '@/lib/i18n/server'

export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <PlainPage title={t('notFound.title')}>
      <Empty
        title={t('notFound.short')}
        text={t('notFound.text')}
        action={<ButtonLink href="/">{t('home')}</ButtonLink>}
      />
    </PlainPage>
  )
}
