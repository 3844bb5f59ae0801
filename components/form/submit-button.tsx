'use client'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from '@/components/ui/button'

/** Waits while its form is sent, so that nothing is sent twice. */
export function SubmitButton({ disabled, variant = 'primary', pending, ...rest }: ButtonProps & { pending?: boolean }) {
  const status = useFormStatus()
  const busy = pending ?? status.pending
  return <Button {...rest} type="submit" variant={variant} disabled={disabled || busy} aria-busy={busy || undefined} />
}
