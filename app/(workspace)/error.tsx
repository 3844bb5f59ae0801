'use client'
import { useTranslations } from 'use-intl'
import { ErrorState } from '@/components/state/error-state'
import { requestIdOf } from '@/components/state/request-id'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** Keeps the frame around it, so that one can go on from here. */
export default function WorkspaceError({ error, reset }: Props) {
  const t = useTranslations('errors')
  return (
    <>
      <Verdict sentence={t('page.title')} />
      <Tile title={t('page.short')} span={12}>
        <ErrorState
          title={t('page.short')}
          text={t('page.text')}
          requestId={requestIdOf(error) ?? error.digest}
          onRetry={reset}
        />
      </Tile>
    </>
  )
}
