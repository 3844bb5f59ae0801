'use client'
import { useTranslations } from 'use-intl'
import { PlainPage } from '@/components/shell/plain-page'
import { ErrorState } from '@/components/state/error-state'
import { requestIdOf } from '@/components/state/request-id'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function PageError({ error, reset }: Props) {
  const t = useTranslations('errors')
  return (
    <PlainPage title={t('page.title')}>
      <ErrorState
        title={t('page.short')}
        text={t('page.text')}
        requestId={requestIdOf(error) ?? error.digest}
        onRetry={reset}
      />
    </PlainPage>
  )
}
