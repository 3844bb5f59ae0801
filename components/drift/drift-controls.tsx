'use client'
import { useQueryStates } from 'nuqs'
import { useId, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { DRIFT_PRESETS } from '@/domain/drift/finding'
import { driftParsers } from './drift-params'

/** Whose limits hold, and whether figures come from bins or from raw rows. */
export function DriftControls() {
  const t = useTranslations('drift')
  const id = useId()
  const [pending, startTransition] = useTransition()
  const [state, set] = useQueryStates(driftParsers, { shallow: false, history: 'push', startTransition })
  const exactOnly = state.preset === 'nannyml'
  return (
    <div className="no-print flex flex-wrap items-center gap-2" aria-busy={pending}>
      <label htmlFor={id} className="text-small text-text-3">
        {t('presetLabel')}
      </label>
      <Select
        id={id}
        className="w-56"
        value={state.preset}
        onChange={(event) => {
          const preset = DRIFT_PRESETS.find((one) => one === event.target.value)
          if (preset) void set({ preset })
        }}
        options={DRIFT_PRESETS.map((preset) => ({
          value: preset,
          label: t(preset === 'calibrated' ? 'preset.calibratedSoon' : `preset.${preset}`),
          disabled: preset === 'calibrated' && state.preset !== 'calibrated',
        })).sort((a, b) => Number(a.disabled) - Number(b.disabled))}
      />
      {!exactOnly && (
        <Segmented
          label={t('figuresLabel')}
          value={state.exact ? 'exact' : 'bins'}
          onChange={(value) => void set({ exact: value === 'exact' })}
          options={[
            { value: 'bins', label: t('fromBins') },
            { value: 'exact', label: t('exact') },
          ]}
        />
      )}
    </div>
  )
}
