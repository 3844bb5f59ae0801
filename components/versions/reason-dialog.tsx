'use client'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'

type Props = {
  title: string
  effect: string
  confirm: string
  pending: boolean
  failure: { text: string; requestId: string | undefined } | null
  onConfirm: (reason: string, data: FormData) => void
  onClose: () => void
  /** Fields before the reason. */
  children?: ReactNode
  /** May the reason be left out? */
  optional?: boolean
  label?: string
}

/** Something that is done with a reason: what it does, the reason, and why it was refused if it was. */
export function ReasonDialog(props: Props) {
  const { title, effect, confirm, pending, failure, onConfirm, onClose, children, optional = false } = props
  const t = useTranslations('versions')
  const common = useTranslations('common')
  const errors = useTranslations('errors')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const reason = String(data.get('reason') ?? '').trim()
    // The browser takes spaces for a reason.
    const unsaid = !optional && reason === ''
    setMissing(unsaid)
    if (!unsaid) onConfirm(reason, data)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={effect}>
      <FormStack onSubmit={submit} className="max-w-none">
        {children}
        <Field
          label={props.label ?? t('reason')}
          error={missing ? errors('reasonMissing') : null}
          required={!optional}
          optional={optional}
        >
          <Textarea name="reason" rows={3} maxLength={4000} />
        </Field>
        <FormError shortTitle={errors('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
        <FormActions>
          <SubmitButton pending={pending}>{confirm}</SubmitButton>
          <Button onClick={onClose}>{common('cancel')}</Button>
        </FormActions>
      </FormStack>
    </Dialog>
  )
}
