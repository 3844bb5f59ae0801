'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { notify } from '@/components/ui/notify'
import { Textarea } from '@/components/ui/textarea'
import { Tile } from '@/components/ui/tile'
import { fieldText } from '@/components/use-cases/field-text'
import { useTRPC } from '@/lib/trpc/client'
import { explainRefusal } from './explain-refusal'
import type { GivenPolicy, PlacedPolicy, PoliciesPage } from './figures'
import { PolicyApprovalFields } from './policy-approval-fields'
import { type Draft, gapsIn, toDraft, toPolicy } from './policy-draft'
import { PolicyGateFields } from './policy-gate-fields'
import { refreshAll } from './refresh-all'
import { SimulationView } from './simulation-view'
import { usePromotionWords } from './use-promotion-words'
import { placeName } from './words'

type Props = { placed: PlacedPolicy; offered: PoliciesPage['offeredGates']; onDone: () => void }

function useSave({ placed, onDone }: Props) {
  const { t } = usePromotionWords()
  const errors = useTranslations('errors')
  const client = useQueryClient()
  const { environment, riskTier } = placed
  const save = useMutation(
    useTRPC().promotions.putPolicy.mutationOptions({
      onSuccess: () => {
        notify(t('edit.saved', { place: placeName(environment, t), tier: t(`tier.${riskTier}`) }))
        void refreshAll(client)
        onDone()
      },
    }),
  )
  const refused = save.error ? explainRefusal(save.error, { t, errors }) : null
  return { save, refused, errors }
}

/** Rules of one place as a form; tried against the past before they are saved. */
export function PolicyForm(props: Props) {
  const { placed, offered, onDone } = props
  const { t } = usePromotionWords()
  const [draft, setDraft] = useState<Draft>(() => toDraft(placed.policy, offered))
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [tried, setTried] = useState<GivenPolicy | null>(null)
  const { save, refused, errors } = useSave(props)
  const { environment, riskTier } = placed
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const checked = (more: readonly string[] = []): GivenPolicy | null => {
    const gaps = [...gapsIn(draft), ...more]
    setWrong(gaps)
    return gaps.length === 0 ? toPolicy(draft) : null
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = fieldText(event.currentTarget)('reason')
    const policy = checked(reason ? [] : ['reason'])
    if (policy) save.mutate({ environment, riskTier, policy, reason })
  }
  const place = { place: placeName(environment, t), tier: t(`tier.${riskTier}`) }
  return (
    <>
      <Tile title={t('edit.title', place)} span={8} full>
        <form onSubmit={submit} className="flex flex-col gap-3">
          <div>
            {draft.gates.map((gate) => (
              <PolicyGateFields
                key={gate.gate}
                gate={gate}
                wrong={wrong}
                onChange={(next) => change({ gates: draft.gates.map((one) => (one === gate ? next : one)) })}
              />
            ))}
          </div>
          <PolicyApprovalFields draft={draft} wrong={wrong} onChange={change} />
          <Field
            label={t('reason.label')}
            hint={t('edit.reasonHint')}
            error={wrong.includes('reason') ? errors('reasonMissing') : null}
            required
          >
            <Textarea name="reason" maxLength={4000} rows={3} required />
          </Field>
          <div role="alert">{wrong.length > 0 && <p className="text-bad-text">{t('edit.incomplete')}</p>}</div>
          <FormError shortTitle={errors('notSaved')} text={refused?.text ?? null} requestId={refused?.requestId} />
          <FormActions>
            <SubmitButton pending={save.isPending}>{t('edit.save')}</SubmitButton>
            <Button onClick={() => setTried(checked())}>{t('simulation.try')}</Button>
            <Button variant="quiet" onClick={onDone}>
              {t('edit.leave')}
            </Button>
          </FormActions>
        </form>
      </Tile>
      <Tile title={t('simulation.title')} span={4} full>
        {tried ? (
          <SimulationView environment={environment} riskTier={riskTier} policy={tried} />
        ) : (
          <p className="text-text-2">{t('simulation.hint')}</p>
        )}
      </Tile>
    </>
  )
}
