'use client'
import { Fieldset } from '@/components/form/fieldset'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { ENGINES, MODES, type PlanDraft } from './plan-draft'
import { errorAt, type PlanErrors } from './plan-errors'
import { useAbWords } from './use-ab-words'

type Props = {
  draft: PlanDraft
  errors: PlanErrors
  /** The mode stays once the plan is frozen. */
  settled: boolean
  onChange: (part: Partial<PlanDraft>) => void
}

/** How sure, how long, and read by which rules. */
export function DesignFields({ draft, errors, settled, onChange }: Props) {
  const { t } = useAbWords()
  const number = (name: 'looks' | 'alpha' | 'power' | 'maturityHours' | 'minimumDays', required: boolean) => (
    <Field
      key={name}
      label={t(`form.${name}`)}
      hint={t(`form.${name}Hint`)}
      className="w-60 max-w-full"
      error={errorAt(errors, `/${name}`)}
    >
      <Input
        inputMode="decimal"
        value={draft[name]}
        required={required}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <Fieldset legend={t('form.design')}>
      <div className="flex flex-wrap gap-3">
        <Field label={t('form.engine')} hint={t(`form.engineHint.${draft.engine}`)} className="w-60 max-w-full">
          <Select
            value={draft.engine}
            options={ENGINES.map((value) => ({ value, label: t(`engine.${value}`) }))}
            onChange={(event) => {
              const engine = ENGINES.find((one) => one === event.target.value)
              if (engine) onChange({ engine, looks: '' })
            }}
          />
        </Field>
        <Field label={t('form.mode')} hint={t(`form.modeHint.${draft.mode}`)} className="w-60 max-w-full">
          <Select
            value={draft.mode}
            disabled={settled}
            options={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
            onChange={(event) => {
              const mode = MODES.find((one) => one === event.target.value)
              if (mode) onChange({ mode })
            }}
          />
        </Field>
        {draft.engine === 'group_sequential' && number('looks', false)}
        {number('alpha', true)}
        {number('power', true)}
        {number('maturityHours', false)}
        {number('minimumDays', false)}
        <Field
          label={t('form.segments')}
          hint={t('form.segmentsHint')}
          className="w-60 max-w-full"
          error={errorAt(errors, '/segments')}
          optional
        >
          <Input value={draft.segments} onChange={(event) => onChange({ segments: event.target.value })} />
        </Field>
      </div>
    </Fieldset>
  )
}
