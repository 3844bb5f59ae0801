'use client'
import { useTranslations } from 'use-intl'
import { RequestLine } from '@/components/state/request-line'
import { Chip } from '@/components/ui/chip'
import { CopyButton } from '@/components/ui/copy-button'

type Props = {
  /** What failed, in words; null while nothing did. */
  text: string | null
  /** One line per field that is named by no input of the form. */
  details?: readonly string[]
  requestId?: string | undefined
  shortTitle: string
}

/** Why a form was not accepted; nothing was changed. Stands above its buttons and is announced. */
export function FormError({ text, details = [], requestId, shortTitle }: Props) {
  const t = useTranslations('states')
  return (
    <div role="alert">
      {text && (
        <div className="my-2 flex flex-col gap-1.5 rounded-md border border-bad px-3 py-2">
          <Chip tone="bad" shape="octagon" className="self-start">
            {shortTitle}
          </Chip>
          <p>{text}</p>
          {details.length > 0 && (
            <ul className="list-disc pl-4 text-text-2">
              {details.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {requestId && (
            <div className="flex flex-wrap items-center gap-2">
              <RequestLine id={requestId} />
              <CopyButton text={requestId} size="sm">
                {t('copyRequestId')}
              </CopyButton>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
