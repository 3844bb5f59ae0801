'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { fromLocalInput, toLocalInput } from '@/lib/time-range/local-input'

type Props = { asOf: Date | null; zone: string; onChange: (asOf: Date | null) => void }

/** Reads what was known at another time: labels that came later are left out. */
export function AsOfControl({ asOf, zone, onChange }: Props) {
  const t = useTranslations('performance')
  const id = useId()
  const [text, setText] = useState(asOf ? toLocalInput(asOf, zone) : '')
  const [invalid, setInvalid] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const at = fromLocalInput(text, zone)
    setInvalid(at === null)
    if (at) onChange(at)
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="text-small text-text-3" title={t('control.asOfHint')}>
        {t('control.asOf')}
      </label>
      <Input
        id={id}
        type="datetime-local"
        className="w-52"
        value={text}
        aria-invalid={invalid || undefined}
        aria-describedby={invalid ? `${id}-error` : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">{t('control.apply')}</Button>
      {asOf && (
        <Button
          variant="quiet"
          onClick={() => {
            setText('')
            onChange(null)
          }}
        >
          {t('control.now')}
        </Button>
      )}
      {invalid && (
        <span id={`${id}-error`} role="alert" className="text-bad-text text-small">
          {t('control.invalid')}
        </span>
      )}
    </form>
  )
}
