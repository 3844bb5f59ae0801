'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { type Action, stepsFor, TAKES_REASON } from './actions'
import type { AbTest } from './figures'
import { DECISIONS } from './marks'
import { useAbWords } from './use-ab-words'
import { type Given, useAction } from './use-action'

type Props = { test: AbTest; action: Action; onClose: () => void }

function useSteps({ test, action, onClose }: Props) {
  const { take, explain } = useAction(test)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const steps = stepsFor(action, test.arms)
  const step = (action === 'start' ? steps?.at(-1) : steps?.[0]) ?? 1
  const [given, setGiven] = useState<Given>({ reason: '', decision: 'promote', step })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    setFailure(null)
    try {
      await take(action, given)
      onClose()
    } catch (error) {
      setFailure(explain(error))
      setPending(false)
    }
  }
  return { pending, failure, given, setGiven, submit, steps }
}

type StepProps = { steps: readonly number[]; step: number; onChange: (step: number) => void }

/** How much of the arms is let in. */
function StepField({ steps, step, onChange }: StepProps) {
  const { t, format } = useAbWords()
  return (
    <Field label={t('ramp.ask')} hint={t('ramp.askHint')}>
      <Select
        value={String(step)}
        options={steps.map((one) => ({ value: String(one), label: format.share(one, { digits: 0 }) }))}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </Field>
  )
}

/** Names what happens then; a stop and a conclusion take a reason. */
export function ActionDialog(props: Props) {
  const { test, action, onClose } = props
  const { t } = useAbWords()
  const common = useTranslations('common')
  const { pending, failure, given, setGiven, submit, steps } = useSteps(props)
  const asks = TAKES_REASON.has(action)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !pending && onClose()}
      title={t(`action.ask.${action}`, { name: test.slug })}
      description={t(`action.effect.${action}`)}
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        {action === 'conclude' && (
          <Field label={t('action.decision')}>
            <Select
              value={given.decision}
              options={DECISIONS.map((value) => ({ value, label: t(`verdict.${value}`) }))}
              onChange={(event) => {
                const decision = DECISIONS.find((one) => one === event.target.value)
                if (decision) setGiven({ ...given, decision })
              }}
            />
          </Field>
        )}
        {steps && <StepField steps={steps} step={given.step} onChange={(step) => setGiven({ ...given, step })} />}
        {asks && (
          <Field label={t('action.reason')} hint={t('action.reasonHint')} required>
            <Textarea
              value={given.reason}
              maxLength={2000}
              required
              onChange={(event) => setGiven({ ...given, reason: event.target.value })}
            />
          </Field>
        )}
        <div role="alert">{failure && <p className="text-bad-text">{failure}</p>}</div>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose} disabled={pending}>
            {common('cancel')}
          </Button>
          <SubmitButton
            pending={pending}
            variant={action === 'stop' ? 'danger' : 'primary'}
            disabled={asks && given.reason.trim() === ''}
          >
            {t(`action.${action}`)}
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
