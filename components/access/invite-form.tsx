'use client'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Explained, explainProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { useTRPC } from '@/lib/trpc/client'
import { enter } from './enter'
import { NewPassword } from './new-password'

/** Chooses a password by a one-time link, and signs in with it. */
export function InviteForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('access')
  const errors = useTranslations('errors')
  const accept = useMutation(useTRPC().access.acceptInvite.mutationOptions())
  const [failure, setFailure] = useState<Explained | null>(null)
  const [pending, setPending] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password'))
    setPending(true)
    setFailure(null)
    try {
      const person = await accept.mutateAsync({ token, password })
      if (await enter({ email: person.email, password, next: '/' })) window.location.assign('/sign-in')
    } catch (error) {
      setFailure(explainProblem(error, errors))
      setPending(false)
    }
  }
  return (
    <FormStack onSubmit={submit}>
      <NewPassword label={t('password.label')} error={failure?.fields.password} username={email} />
      <FormError
        shortTitle={errors('notSaved')}
        text={failure ? (failure.fields.token ?? failure.text) : null}
        requestId={failure?.requestId}
      />
      <FormActions>
        <SubmitButton pending={pending}>{t('invite.submit')}</SubmitButton>
      </FormActions>
    </FormStack>
  )
}
