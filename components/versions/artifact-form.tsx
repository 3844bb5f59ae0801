'use client'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { sendBody, type Watch } from '@/components/form/send-body'
import { SubmitButton } from '@/components/form/submit-button'
import { useSending } from '@/components/form/use-sending'
import { explainSending } from '@/components/imports/explain-sending'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { notify } from '@/components/ui/notify'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useFormat } from '@/lib/i18n/use-format'
import { useTRPC } from '@/lib/trpc/client'
import { artifactUploadUrl, readUploaded } from './artifact-url'

type Target = { model: string; version: string }
type Sending = { url: string; file: File }

const send = (sending: Sending, watch: Watch) => sendBody({ ...sending, read: readUploaded }, watch)

/** Gives a version a file; its hash is compared where one is named. */
export function ArtifactForm(target: Target) {
  const t = useTranslations('versions')
  const errors = useTranslations('errors')
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const upload = useSending(send, async ({ name, isNew }) => {
    await client.invalidateQueries(trpc.models.artifacts.pathFilter())
    notify(t(isNew ? 'artifacts.kept' : 'artifacts.known', { name, version: target.version }))
  })
  const failure = upload.error && upload.error.name !== 'AbortError' ? explainSending(upload.error, errors) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!file) return
    const sha256 = String(new FormData(event.currentTarget).get('sha256') ?? '')
    upload.start({ url: artifactUploadUrl(target, { name: file.name, sha256 }), file })
  }
  return (
    <FormStack onSubmit={submit} className="mt-2">
      <Field label={t('artifacts.file')} hint={t('artifacts.fileHint')} required>
        <Input
          type="file"
          name="file"
          className="py-[5px] file:mr-2 file:font-medium"
          disabled={upload.pending}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </Field>
      <Field label={t('artifacts.sha256')} hint={t('artifacts.sha256Hint')} optional>
        <Input name="sha256" className="font-mono" maxLength={80} autoComplete="off" spellCheck={false} />
      </Field>
      {upload.pending && file && (
        <ProgressBar
          value={upload.sent}
          max={file.size}
          label={t('artifacts.sending', { name: file.name })}
          words={t('artifacts.sent', {
            sent: format.bytes(Math.min(upload.sent, file.size)),
            all: format.bytes(file.size),
          })}
        />
      )}
      <FormError shortTitle={errors('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
      <FormActions>
        <SubmitButton pending={upload.pending} disabled={!file} variant="secondary">
          {t('artifacts.add', { version: target.version })}
        </SubmitButton>
        {upload.pending && <Button onClick={upload.cancel}>{t('artifacts.cancel')}</Button>}
      </FormActions>
    </FormStack>
  )
}
