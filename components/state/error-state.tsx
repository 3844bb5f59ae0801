'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { CopyButton } from '@/components/ui/copy-button'
import { StateBlock } from './block'
import { RequestLine } from './request-line'

type Props = {
  /** "The drift figures could not be read" */
  title?: string
  /** What failed, and that nothing changed. */
  text?: ReactNode
  requestId?: string | undefined
  onRetry?: (() => void) | undefined
  height?: number | undefined
}

export function ErrorState({ title, text, requestId, onRetry, height }: Props) {
  const t = useTranslations('states')
  const common = useTranslations('common')
  const buttons = (
    <>
      {onRetry && <Button onClick={onRetry}>{common('tryAgain')}</Button>}
      {requestId && <CopyButton text={requestId}>{t('copyRequestId')}</CopyButton>}
    </>
  )
  return (
    <StateBlock
      role="alert"
      minHeight={height}
      action={onRetry || requestId ? buttons : undefined}
      title={
        <span className="flex flex-wrap items-center gap-2">
          <span className="mr-auto">{title ?? t('failed')}</span>
          <Chip tone="bad" shape="octagon">
            {t('notLoaded')}
          </Chip>
        </span>
      }
    >
      <p className="max-w-[80ch] text-text-2">{text ?? t('nothingChanged')}</p>
      {requestId && <RequestLine id={requestId} />}
    </StateBlock>
  )
}
