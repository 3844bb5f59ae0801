'use client'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '@/lib/cn'
import { FieldContext } from './field-context'

export type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  /** Says "optional" beside the label. */
  optional?: boolean
  className?: string
  children: ReactNode
}

/** Label, one input, hint and error, wired: `<Field label="Name"><Input name="name" /></Field>`. */
export function Field({ label, hint, error, required, optional, className, children }: FieldProps) {
  const t = useTranslations('common')
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const wiring = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? (true as const) : undefined,
    required,
  }
  return (
    <div className={cn('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {(required || optional) && (
          <span className="ml-1.5 font-normal text-text-3">{required ? t('required') : t('optional')}</span>
        )}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-small text-text-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-bad-text text-small">
          {error}
        </p>
      )}
    </div>
  )
}
