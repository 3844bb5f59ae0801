'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Explained, explainProblem } from '@/components/form/explain-problem'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { FormStack } from '@/components/form/form-stack'
import { SubmitButton } from '@/components/form/submit-button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useFormat } from '@/lib/i18n/use-format'
import type { KeyItem, NewKey } from './key'
import { useKeys } from './use-keys'

const HOURS = [0, 1, 24, 72, 168] as const

type Props = {
  shown: KeyItem
  open: boolean
  onOpenChange: (open: boolean) => void
  onMade: (made: NewKey, note: string | null) => void
}

/** A new key with the same rights, and how long the old one goes on. */
export function RotateKeyDialog({ shown, open, onOpenChange, onMade }: Props) {
  const t = useTranslations('keys')
  const errors = useTranslations('errors')
  const format = useFormat()
  const { rotate } = useKeys()
  const [failure, setFailure] = useState<Explained | null>(null)
  const words = (hours: number) => {
    if (hours === 0) return t('atOnce')
    return hours > 24 ? t('overlapDays', { days: hours / 24 }) : t('hours', { hours })
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const overlapHours = Number(new FormData(event.currentTarget).get('overlap'))
    setFailure(null)
    try {
      const { item } = await rotate.mutateAsync({ id: shown.id, overlapHours })
      onOpenChange(false)
      const when = item.old.expiresAt && format.dateTime(item.old.expiresAt, { zoneName: true })
      onMade(item, when && t('oldEnds', { when }))
    } catch (error) {
      setFailure(explainProblem(error, errors))
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('rotateTitle', { name: shown.name })}
      description={t('rotateWhy')}
    >
      <FormStack onSubmit={submit}>
        <Field label={t('overlap')}>
          <Select
            name="overlap"
            defaultValue="24"
            options={HOURS.map((hours) => ({ value: String(hours), label: words(hours) }))}
          />
        </Field>
        <FormError shortTitle={t('notRotated')} text={failure?.text ?? null} requestId={failure?.requestId} />
        <FormActions>
          <SubmitButton pending={rotate.isPending}>{t('rotateDo')}</SubmitButton>
        </FormActions>
      </FormStack>
    </Dialog>
  )
}
