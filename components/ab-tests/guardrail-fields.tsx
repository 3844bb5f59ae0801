'use client'
import { Fieldset } from '@/components/form/fieldset'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select, type SelectOption } from '@/components/ui/select'
import { isShare } from './metric-words'
import { type Direction, type GuardrailDraft, usualDirection } from './plan-draft'
import type { PlanErrors } from './plan-errors'
import { errorAt } from './plan-errors'
import { useAbWords } from './use-ab-words'

type Props = {
  guardrails: GuardrailDraft[]
  metrics: readonly SelectOption[]
  errors: PlanErrors
  onChange: (guardrails: GuardrailDraft[]) => void
}

/** What must not get worse by more than a margin. */
export function GuardrailFields({ guardrails, metrics, errors, onChange }: Props) {
  const { t } = useAbWords()
  const change = (place: number, part: Partial<GuardrailDraft>) =>
    onChange(guardrails.map((one, at) => (at === place ? { ...one, ...part } : one)))
  const first = metrics.at(-1)?.value ?? 'latency'
  return (
    <Fieldset legend={t('form.guardrails')} hint={t('form.guardrailsHint')}>
      {guardrails.map(({ metric, direction, margin }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a guardrail is known by its place while it is chosen
        <div key={place} className="flex flex-wrap items-start gap-2">
          <Field label={t('form.metric')} className="w-52" error={errors[`/guardrails/${place}/metric`]}>
            <Select
              value={metric}
              options={metrics}
              onChange={(event) =>
                change(place, { metric: event.target.value, direction: usualDirection(event.target.value) })
              }
            />
          </Field>
          <Field label={t('form.direction')} className="w-36">
            <Select
              value={direction}
              options={(['up', 'down'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
              onChange={(event) => change(place, { direction: event.target.value as Direction })}
            />
          </Field>
          <Field
            label={t(isShare(metric) ? 'form.marginPoints' : 'form.margin')}
            className="w-40"
            error={errorAt(errors, `/guardrails/${place}/margin`)}
          >
            <Input
              inputMode="decimal"
              value={margin}
              required
              onChange={(event) => change(place, { margin: event.target.value })}
            />
          </Field>
          <Button
            variant="quiet"
            className="mt-6"
            aria-label={t('form.removeGuardrail', { n: place + 1 })}
            onClick={() => onChange(guardrails.filter((_, at) => at !== place))}
          >
            {t('form.remove')}
          </Button>
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() => onChange([...guardrails, { metric: first, direction: usualDirection(first), margin: '' }])}
      >
        {t('form.addGuardrail')}
      </Button>
    </Fieldset>
  )
}
