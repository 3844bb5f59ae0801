'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PASSWORD_MIN } from '@/domain/access/password-rule'

type Props = { label: string; error: string | undefined; username?: string }

/** One field for a new password that can be shown instead of being typed twice. `username` is for password managers. */
export function NewPassword({ label, error, username }: Props) {
  const t = useTranslations('access')
  const [shown, setShown] = useState(false)
  return (
    <>
      {username !== undefined && (
        <input type="email" name="username" autoComplete="username" value={username} readOnly hidden />
      )}
      <Field label={label} hint={error ? undefined : t('password.rule')} error={error}>
        <Input
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          required
          minLength={PASSWORD_MIN}
        />
      </Field>
      <Checkbox label={t('password.show')} checked={shown} onChange={(event) => setShown(event.target.checked)} />
    </>
  )
}
