'use client'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Explained, explainProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/lib/trpc/client'
import { enter } from './enter'
import { NewPassword } from './new-password'

/** The first administrator: name, e-mail address, password; then signed in. */
export function SetupForm({ token }: { token: string }) {
  const t = useTranslations('setup')
  const access = useTranslations('access')
  const errors = useTranslations('errors')
  const setup = useMutation(useTRPC().access.setup.mutationOptions())
  const [failure, setFailure] = useState<Explained | null>(null)
  const [pending, setPending] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [name, email, password] = ['name', 'email', 'password'].map((field) => String(form.get(field)))
    setPending(true)
    setFailure(null)
    try {
      const made = await setup.mutateAsync({ token, name: name ?? '', email: email ?? '', password: password ?? '' })
      if (await enter({ email: made.email, password: password ?? '', next: '/' })) window.location.assign('/sign-in')
    } catch (error) {
      setFailure(explainProblem(error, errors))
      setPending(false)
    }
  }
  const problem = (field: string) => failure?.fields[field]
  return (
    <FormStack onSubmit={submit}>
      <Field label={t('name')} error={problem('name')}>
        <Input name="name" autoComplete="name" autoFocus required maxLength={120} />
      </Field>
      <Field label={t('email')} error={problem('email')}>
        <Input name="email" type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <NewPassword label={access('password.label')} error={problem('password')} />
      <FormError
        shortTitle={errors('notSaved')}
        text={failure ? (problem('token') ?? failure.text) : null}
        requestId={failure?.requestId}
      />
      <FormActions>
        <SubmitButton pending={pending}>{t('submit')}</SubmitButton>
      </FormActions>
    </FormStack>
  )
}
