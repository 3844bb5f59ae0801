'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { NewPassword } from '@/components/access/new-password'
import { type Explained, explainProblem, readProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { notify } from '@/components/ui/notify'
import { useTRPC } from '@/lib/trpc/client'

/** The current password, then the new one; the person's other sessions end. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('settings')
  const access = useTranslations('access')
  const errors = useTranslations('errors')
  const trpc = useTRPC()
  const client = useQueryClient()
  const change = useMutation(trpc.access.changePassword.mutationOptions())
  const [failure, setFailure] = useState<Explained | null>(null)
  const ref = useRef<HTMLFormElement>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setFailure(null)
    try {
      const { sessionsEnded } = await change.mutateAsync({
        current: String(form.get('current')),
        password: String(form.get('password')),
      })
      ref.current?.reset()
      notify(t('account.changed', { count: sessionsEnded }))
      await client.invalidateQueries({ queryKey: trpc.access.listSessions.queryKey() })
    } catch (error) {
      const explained = explainProblem(error, errors)
      const waits = readProblem(error).code === 'too_many_requests'
      setFailure(waits ? { ...explained, text: t('account.throttled') } : explained)
    }
  }
  return (
    <FormStack ref={ref} onSubmit={submit}>
      <Field label={access('password.current')} error={failure?.fields.current}>
        <Input name="current" type="password" autoComplete="current-password" required />
      </Field>
      <NewPassword label={access('password.new')} error={failure?.fields.password} username={email} />
      <FormError shortTitle={t('account.notChanged')} text={failure?.text ?? null} requestId={failure?.requestId} />
      <FormActions>
        <SubmitButton pending={change.isPending}>{t('account.submit')}</SubmitButton>
      </FormActions>
    </FormStack>
  )
}
