'use client'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { explainSending } from './explain-sending'
import type { useUpload } from './use-upload'

type Props = {
  file: File
  into: string
  /** The server would refuse it as it is mapped. */
  blocked: boolean
  waiting: boolean
  upload: ReturnType<typeof useUpload>
  onLoad: () => void
}

/** Loads the file, shows how much of it was sent, and what the server said if it refused. */
export function LoadBar({ file, into, blocked, waiting, upload, onLoad }: Props) {
  const t = useTranslations('imports')
  const errors = useTranslations('errors')
  const format = useFormat()
  const { sent, busy, error } = upload
  const failure = error && error.name !== 'AbortError' ? explainSending(error, errors) : null
  const words = t('load.sent', { sent: format.bytes(Math.min(sent, file.size)), all: format.bytes(file.size) })
  return (
    <Tile title={t('load.title')} span={12} busy={busy}>
      <p className="text-text-2">{t(blocked ? 'load.blocked' : 'load.text')}</p>
      {busy && (
        <div className="mt-2">
          <ProgressBar
            value={sent}
            max={file.size}
            label={t(sent >= file.size ? 'load.checking' : 'load.sending', { file: file.name })}
            words={words}
          />
          <p className="mt-1 text-small text-text-3">{t('load.stay')}</p>
        </div>
      )}
      <FormError shortTitle={t('load.refused')} text={failure?.text ?? null} requestId={failure?.requestId} />
      <FormActions>
        {busy ? (
          <Button onClick={upload.cancel}>{t('load.cancel')}</Button>
        ) : (
          <Button variant="primary" disabled={blocked || waiting} onClick={onLoad}>
            {t('load.do', { into })}
          </Button>
        )}
      </FormActions>
    </Tile>
  )
}
