'use client'
import { Fieldset } from '@/components/form/fieldset'
import { Checkbox } from '@/components/ui/checkbox'
import type { SelectOption } from '@/components/ui/select'
import { metricTitle } from './metric-words'
import { errorAt, type PlanErrors } from './plan-errors'
import { useAbWords } from './use-ab-words'

type Props = {
  secondary: string[]
  /** Of the plan in other roles. */
  taken: readonly string[]
  metrics: readonly SelectOption[]
  errors: PlanErrors
  onChange: (secondary: string[]) => void
}

/** Metrics that are shown beside the others and decide nothing. */
export function SecondaryFields({ secondary, taken, metrics, errors, onChange }: Props) {
  const words = useAbWords()
  const { t } = words
  const chosen = (metric: string) => secondary.includes(metric)
  // A plan may come with more metrics than are offered here.
  const more = secondary.filter((metric) => metrics.every(({ value }) => value !== metric))
  const offered = [
    ...metrics.filter(({ value }) => !taken.includes(value) || chosen(value)),
    ...more.map((value) => ({ value, label: metricTitle(value, words) })),
  ]
  const error = errorAt(errors, '/secondary')
  return (
    <Fieldset legend={t('form.secondary')} hint={t('form.secondaryHint')}>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {offered.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...secondary, value] : secondary.filter((one) => one !== value))
            }
          />
        ))}
      </div>
      {error && (
        <p role="alert" className="text-bad-text text-small">
          {error}
        </p>
      )}
    </Fieldset>
  )
}
