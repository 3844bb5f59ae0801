'use client'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { Dialog } from './dialog'
import { Field } from './field'
import { Input } from './input'

export type ConfirmDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Names object and effect as a question: "Revoke the key ingest-eu?" */
  title: string
  /** What happens then, and what does not. */
  effect: ReactNode
  /** "Revoke the key" */
  confirmLabel: string
  /** Resolves when it is committed; a thrown error is shown and nothing closes. */
  onConfirm: () => Promise<void> | void
  tone?: 'danger' | 'primary'
  /** Must be typed before the button works. */
  word?: string
  /** What went wrong, in words; from a thrown error. */
  explain?: (error: unknown) => string
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, effect, confirmLabel, onConfirm, tone = 'danger', word, explain } = props
  const common = useTranslations('common')
  const states = useTranslations('states')
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const change = (next: boolean) => {
    if (pending) return
    setFailure(null)
    setTyped('')
    onOpenChange(next)
  }
  const confirm = async () => {
    setPending(true)
    setFailure(null)
    try {
      await onConfirm()
      setTyped('')
      onOpenChange(false)
    } catch (error) {
      setFailure(explain?.(error) ?? (error instanceof Error ? error.message : states('failed')))
    } finally {
      setPending(false)
    }
  }
  const foot = (
    <>
      <Button onClick={() => change(false)} disabled={pending}>
        {common('cancel')}
      </Button>
      <Button variant={tone} onClick={confirm} disabled={pending || (word !== undefined && typed !== word)}>
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onOpenChange={change} title={title} description={effect} foot={foot}>
      {word !== undefined && (
        <Field label={common('typeToConfirm', { word })}>
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </Field>
      )}
      <div role="alert">{failure && <p className="mt-2 text-bad-text">{failure}</p>}</div>
    </Dialog>
  )
}
