'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { SignInError } from '@/domain/access/sign-in-error'
import { useFormat } from '@/lib/i18n/use-format'
import { enter } from './enter'

type Props = { next: string; refused: SignInError | null }
type Refusal = { error: SignInError; at: number }

function useRefusalText() {
  const t = useTranslations('access')
  const [zone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const format = useFormat(zone)
  return ({ error, at }: Refusal): string => {
    if (error.kind === 'wrong') return t('signIn.refused')
    if (error.kind === 'unavailable') return t('signIn.unavailable')
    const wait = error.retryAfterSeconds * 1000
    return t('signIn.throttled', { time: format.time(at + wait, { zoneName: true }), wait: format.duration(wait) })
  }
}

export function SignInForm({ next, refused }: Props) {
  const t = useTranslations('access')
  const textOf = useRefusalText()
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(() => (refused ? { error: refused, at: Date.now() } : null))
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPending(true)
    setRefusal(null)
    const error = await enter({ email: String(form.get('email')), password: String(form.get('password')), next })
    if (!error) return
    setRefusal({ error, at: Date.now() })
    setPending(false)
  }
  return (
    <FormStack onSubmit={submit}>
      <Field label={t('signIn.email')}>
        <Input name="email" type="email" autoComplete="username" autoFocus required maxLength={254} />
      </Field>
      <Field label={t('signIn.password')}>
        <Input name="password" type="password" autoComplete="current-password" required maxLength={800} />
      </Field>
      <FormError shortTitle={t('signIn.refusedTitle')} text={refusal ? textOf(refusal) : null} />
      <FormActions>
        <SubmitButton pending={pending}>{t('signIn.submit')}</SubmitButton>
      </FormActions>
    </FormStack>
  )
}
