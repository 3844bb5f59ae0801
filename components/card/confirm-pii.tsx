'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { explainProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { notify } from '@/components/ui/notify'
import { Select } from '@/components/ui/select'
import { PII_CLASSES } from '@/domain/pii/classes'
import { useTRPC } from '@/lib/trpc/client'
import type { PiiColumn } from './figures'

type Props = { model: string; version: string; columns: readonly PiiColumn[]; onClose: () => void }

/** What a person says last, else what the scan suspects, else nothing. */
const proposed = ({ confirmed, suspects }: PiiColumn) => confirmed?.class ?? suspects[0]?.class ?? 'none'

/** A person says of every feature what it holds; the word is kept with their name and cannot be taken back, only followed. */
export function ConfirmPii({ model, version, columns, onClose }: Props) {
  const t = useTranslations('card')
  const errors = useTranslations('errors')
  const common = useTranslations('common')
  const trpc = useTRPC()
  const client = useQueryClient()
  const confirm = useMutation(
    trpc.models.confirmPii.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.models.pii.pathFilter())
        notify(t('pii.saved', { version }))
        onClose()
      },
    }),
  )
  const failure = confirm.error ? explainProblem(confirm.error, errors) : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const features = columns.map(({ name }, place) => {
      const said = data.get(`feature-${place}`)
      return { name, class: PII_CLASSES.find((one) => one === said) ?? 'none' }
    })
    confirm.mutate({ model, version, features })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('pii.dialogTitle', { version })}
      description={t('pii.dialogText')}
      size="lg"
    >
      <FormStack onSubmit={submit} className="max-w-none">
        <div className="grid gap-3 md:grid-cols-2">
          {columns.map((column, place) => (
            <Field
              key={column.name}
              label={<code>{column.name}</code>}
              hint={column.suspects[0] && t('pii.suspectHint', { class: t(`pii.class.${column.suspects[0].class}`) })}
            >
              <Select
                name={`feature-${place}`}
                defaultValue={proposed(column)}
                options={PII_CLASSES.map((one) => ({ value: one, label: t(`pii.class.${one}`) }))}
              />
            </Field>
          ))}
        </div>
        <FormError shortTitle={errors('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
        <FormActions>
          <SubmitButton pending={confirm.isPending}>{t('pii.dialogConfirm', { count: columns.length })}</SubmitButton>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </FormActions>
      </FormStack>
    </Dialog>
  )
}
