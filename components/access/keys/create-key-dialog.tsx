'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePerson } from '@/components/access/person-context'
import { type Explained, explainProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { NewKey } from './key'
import { BindingFields, OwnerFields, ScopeFields } from './key-fields'
import { readKeyForm } from './read-key-form'
import { useKeys } from './use-keys'

type Props = { open: boolean; onOpenChange: (open: boolean) => void; onMade: (made: NewKey) => void }
type Failure = Partial<Explained> & { missing?: 'scopes' | 'useCases' }

export function CreateKeyDialog({ open, onOpenChange, onMade }: Props) {
  const t = useTranslations('keys')
  const errors = useTranslations('errors')
  const { useCases } = usePerson()
  const { create } = useKeys()
  const [failure, setFailure] = useState<Failure | null>(null)
  const change = (next: boolean) => {
    setFailure(null)
    onOpenChange(next)
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readKeyForm(new FormData(event.currentTarget), useCases, Date.now())
    setFailure(read.ok ? null : { missing: read.missing })
    if (!read.ok) return
    try {
      const { item } = await create.mutateAsync(read.input)
      change(false)
      onMade(item)
    } catch (error) {
      setFailure(explainProblem(error, errors))
    }
  }
  const fields = failure?.fields ?? {}
  return (
    <Dialog open={open} onOpenChange={change} title={t('createTitle')}>
      <FormStack onSubmit={submit}>
        <Field label={t('nameLabel')} hint={t('nameHint')} error={fields.name}>
          <Input name="name" required maxLength={120} autoComplete="off" />
        </Field>
        <ScopeFields error={failure?.missing === 'scopes' ? t('chooseScope') : fields.scopes} />
        <BindingFields error={failure?.missing === 'useCases' ? t('chooseUseCase') : fields.useCases} />
        <OwnerFields error={fields.expiresAt} />
        <FormError
          shortTitle={t('notCreated')}
          text={failure?.missing ? errors('fieldsBelow') : (failure?.text ?? null)}
          requestId={failure?.requestId}
        />
        <FormActions>
          <SubmitButton pending={create.isPending}>{t('createDo')}</SubmitButton>
        </FormActions>
      </FormStack>
    </Dialog>
  )
}
