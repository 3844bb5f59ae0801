'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Fieldset } from '@/components/form/fieldset'
import { FormActions } from '@/components/form/form-actions'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Grid } from '@/components/ui/grid'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Tile } from '@/components/ui/tile'
import type { Task } from '@/domain/models/input'
import { useTRPC } from '@/lib/trpc/client'
import { ArmsFields } from './arms-fields'
import { DesignFields } from './design-fields'
import type { GivenPlan } from './figures'
import { GuardrailFields } from './guardrail-fields'
import { metricOptions } from './metric-options'
import { isShare } from './metric-words'
import { ENVIRONMENTS_ASK, KPIS_ASK } from './plan-asks'
import { type Direction, type KeptFields, type PlanDraft, planOf, usualDirection } from './plan-draft'
import { errorAt, planErrors } from './plan-errors'
import { ProblemsTile } from './problems-tile'
import { SecondaryFields } from './secondary-fields'
import { SizingTile } from './sizing-tile'
import { useAbWords } from './use-ab-words'
import { useExplain } from './use-action'
import { useSizing } from './use-sizing'

const DIRECTIONS = ['up', 'down'] as const

export type PlanFormProps = {
  model: string
  task: Task
  versions: readonly string[]
  draft: PlanDraft
  onDraft: (draft: PlanDraft) => void
  kept?: KeptFields
  /** What stays: the name once the draft is there; after the freeze all that says who sees which arm. */
  settled?: 'nothing' | 'name' | 'freeze'
  error: unknown
  pending: boolean
  submitLabel: string
  onSave: (plan: GivenPlan) => void
  onCancel?: () => void
  /** Above the buttons. */
  children?: ReactNode
}

type Fields = { draft: PlanDraft; set: (part: Partial<PlanDraft>) => void; errors: ReturnType<typeof planErrors> }

function NameFields({ draft, set, errors, settled }: Fields & Pick<Required<PlanFormProps>, 'settled'>) {
  const { t } = useAbWords()
  const { data: places } = useSuspenseQuery(useTRPC().deployments.environments.queryOptions(ENVIRONMENTS_ASK))
  return (
    <div className="flex flex-wrap gap-3">
      <Field
        label={t('form.slug')}
        hint={t('form.slugHint')}
        className="w-72 max-w-full"
        error={errorAt(errors, '/slug')}
      >
        <Input
          value={draft.slug}
          maxLength={80}
          required
          readOnly={settled !== 'nothing'}
          pattern="[a-z0-9]+([\-_.][a-z0-9]+)*"
          onChange={(event) => set({ slug: event.target.value })}
        />
      </Field>
      <Field label={t('form.environment')} className="w-52 max-w-full" error={errorAt(errors, '/environment')}>
        <Select
          value={draft.environment}
          disabled={settled === 'freeze'}
          options={places.items.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(event) => set({ environment: event.target.value })}
        />
      </Field>
      <Field
        label={t('form.entityKey')}
        hint={t('form.entityKeyHint')}
        className="w-72 max-w-full"
        error={errorAt(errors, '/entityKey')}
      >
        <Input
          value={draft.entityKey}
          maxLength={120}
          required
          readOnly={settled === 'freeze'}
          onChange={(event) => set({ entityKey: event.target.value })}
        />
      </Field>
    </div>
  )
}

function PrimaryFields({
  draft,
  set,
  errors,
  metrics,
}: Fields & { metrics: readonly { value: string; label: string }[] }) {
  const { t } = useAbWords()
  const points = isShare(draft.metric)
  return (
    <Fieldset legend={t('form.primary')} hint={t('form.primaryHint')}>
      <div className="flex flex-wrap items-start gap-2">
        <Field label={t('form.metric')} className="w-52" error={errorAt(errors, '/primary/metric')}>
          <Select
            value={draft.metric}
            options={metrics}
            onChange={(event) => set({ metric: event.target.value, direction: usualDirection(event.target.value) })}
          />
        </Field>
        <Field label={t('form.direction')} className="w-36">
          <Select
            value={draft.direction}
            options={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
            onChange={(event) => set({ direction: event.target.value as Direction })}
          />
        </Field>
        <Field
          label={t(points ? 'form.mdePoints' : 'form.mde')}
          hint={t('form.mdeHint')}
          className="w-64 max-w-full"
          error={errorAt(errors, '/primary/mde')}
        >
          <Input
            inputMode="decimal"
            value={draft.mde}
            required
            onChange={(event) => set({ mde: event.target.value })}
          />
        </Field>
      </div>
    </Fieldset>
  )
}

/** A plan, checked while it is typed: what is wrong stands at its field, how many units it needs beside it. */
export function PlanForm(props: PlanFormProps) {
  const { model, task, versions, draft, onDraft, kept, settled = 'nothing', error, onSave, onCancel } = props
  const words = useAbWords()
  const { t } = words
  const shared = useTranslations('errors')
  const common = useTranslations('common')
  const explain = useExplain()
  const { data: kpis } = useSuspenseQuery(useTRPC().kpis.list.queryOptions(KPIS_ASK))
  const plan = planOf(draft, model, kept)
  const sizing = useSizing(plan)
  const errors = planErrors(error, sizing.data?.problems ?? [], words)
  const set = (part: Partial<PlanDraft>) => onDraft({ ...draft, ...part })
  const metrics = metricOptions(task, kpis.items, words)
  const refused = error ? explain(error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(plan)
  }
  const fields = { draft, set, errors }
  return (
    <Grid>
      <Tile title={t('form.title')} span={8} full>
        <form onSubmit={submit} className="flex flex-col gap-5">
          <NameFields {...fields} settled={settled} />
          <ArmsFields
            arms={draft.arms}
            versions={versions}
            errors={errors}
            settled={settled === 'freeze'}
            onChange={(arms) => set({ arms })}
          />
          <PrimaryFields {...fields} metrics={metrics} />
          <GuardrailFields
            guardrails={draft.guardrails}
            metrics={metrics}
            errors={errors}
            onChange={(guardrails) => set({ guardrails })}
          />
          <SecondaryFields
            secondary={draft.secondary}
            taken={[draft.metric, ...draft.guardrails.map(({ metric }) => metric)]}
            metrics={metrics}
            errors={errors}
            onChange={(secondary) => set({ secondary })}
          />
          <DesignFields draft={draft} errors={errors} settled={settled === 'freeze'} onChange={set} />
          {props.children}
          <FormError shortTitle={shared('notSaved')} text={refused?.text ?? null} requestId={refused?.requestId} />
          <FormActions>
            <SubmitButton pending={props.pending}>{props.submitLabel}</SubmitButton>
            {onCancel && <Button onClick={onCancel}>{common('cancel')}</Button>}
          </FormActions>
        </form>
      </Tile>
      <div className="col-span-full flex flex-col gap-4 wide:col-span-4">
        <SizingTile
          plannedN={sizing.data?.plannedN ?? null}
          sizing={sizing.data ?? { duration: null, power: null, traffic: NO_TRAFFIC }}
          busy={sizing.isFetching}
        />
        {sizing.data && !sizing.isPlaceholderData && <ProblemsTile problems={sizing.data.problems} />}
      </div>
    </Grid>
  )
}

const NO_TRAFFIC = { entitiesPerDay: null, labelledShare: 0, labelDelayHours: null, predictions: 0 }
