'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Explained, explainProblem } from '@/components/form/explain-problem'
import { Fieldset } from '@/components/form/fieldset'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ROLES } from '@/domain/access/roles'
import type { Invited } from './member'
import { useMembers } from './use-members'

type Props = { open: boolean; onOpenChange: (open: boolean) => void; onInvited: (invited: Invited) => void }

/** Name, e-mail address and roles; the answer is a link. */
export function InviteDialog({ open, onOpenChange, onInvited }: Props) {
  const t = useTranslations('members')
  const access = useTranslations('access')
  const errors = useTranslations('errors')
  const { create } = useMembers()
  const [failure, setFailure] = useState<Explained | null>(null)
  const change = (next: boolean) => {
    setFailure(null)
    onOpenChange(next)
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const roles = ROLES.filter((role) => form.get(role) === 'on')
    setFailure(null)
    try {
      const made = await create.mutateAsync({ name: String(form.get('name')), email: String(form.get('email')), roles })
      change(false)
      onInvited(made.item)
    } catch (error) {
      setFailure(explainProblem(error, errors))
    }
  }
  return (
    <Dialog open={open} onOpenChange={change} title={t('inviteTitle')} description={t('inviteWhy')}>
      <FormStack onSubmit={submit}>
        <Field label={t('name')} error={failure?.fields.name}>
          <Input name="name" required maxLength={120} autoComplete="off" />
        </Field>
        <Field label={t('email')} error={failure?.fields.email}>
          <Input name="email" type="email" required maxLength={254} autoComplete="off" />
        </Field>
        <Fieldset legend={t('roles')} hint={t('rolesHint')}>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {ROLES.map((role) => (
              <Checkbox key={role} name={role} label={access(`role.${role}`)} />
            ))}
          </div>
        </Fieldset>
        <FormError shortTitle={errors('notSaved')} text={failure?.text ?? null} requestId={failure?.requestId} />
        <FormActions>
          <SubmitButton pending={create.isPending}>{t('inviteDo')}</SubmitButton>
        </FormActions>
      </FormStack>
    </Dialog>
  )
}
