'use client'
import { Fieldset } from '@/components/form/fieldset'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { ArmDraft } from './plan-draft'
import type { PlanErrors } from './plan-errors'
import { useAbWords } from './use-ab-words'

const ARMS_MAX = 10

type Props = {
  arms: ArmDraft[]
  versions: readonly string[]
  errors: PlanErrors
  /** Frozen: nobody changes arm any more. */
  settled: boolean
  onChange: (arms: ArmDraft[]) => void
}

/** The first arm is the control; shares in per cent. */
export function ArmsFields({ arms, versions, errors, settled, onChange }: Props) {
  const { t } = useAbWords()
  const change = (place: number, part: Partial<ArmDraft>) =>
    onChange(arms.map((arm, at) => (at === place ? { ...arm, ...part } : arm)))
  const options = [...new Set([...versions, ...arms.map(({ version }) => version)])].filter(Boolean)
  return (
    <Fieldset legend={t('form.arms')} hint={t(settled ? 'form.armsSettled' : 'form.armsHint')}>
      {arms.map((arm, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an arm is known by its place while its name is typed
        <div key={place} className="flex flex-wrap items-start gap-2">
          <Field
            label={place === 0 ? t('form.controlArm') : t('form.arm', { n: place })}
            className="w-40"
            error={errors[`/arms/${place}/arm`]}
          >
            <Input
              value={arm.arm}
              maxLength={80}
              required
              readOnly={settled}
              onChange={(event) => change(place, { arm: event.target.value })}
            />
          </Field>
          <Field label={t('form.version')} className="w-36" error={errors[`/arms/${place}/version`]}>
            <Select
              value={arm.version}
              disabled={settled}
              options={options.map((value) => ({ value, label: value }))}
              onChange={(event) => change(place, { version: event.target.value })}
            />
          </Field>
          <Field label={t('form.share')} className="w-24" error={errors[`/arms/${place}/share`]}>
            <Input
              inputMode="decimal"
              value={arm.share}
              required
              readOnly={settled}
              onChange={(event) => change(place, { share: event.target.value })}
            />
          </Field>
          {place > 1 && !settled && (
            <Button
              variant="quiet"
              className="mt-6"
              aria-label={t('form.removeArm', { name: arm.arm })}
              onClick={() => onChange(arms.filter((_, at) => at !== place))}
            >
              {t('form.remove')}
            </Button>
          )}
        </div>
      ))}
      {errors['/arms'] && (
        <p role="alert" className="text-bad-text text-small">
          {errors['/arms']}
        </p>
      )}
      {arms.length < ARMS_MAX && !settled && (
        <Button
          size="sm"
          className="self-start"
          onClick={() =>
            onChange([...arms, { arm: `challenger-${arms.length}`, version: versions[0] ?? '', share: '0' }])
          }
        >
          {t('form.addArm')}
        </Button>
      )}
    </Fieldset>
  )
}
