'use client'
import { useQueryStates } from 'nuqs'
import { useId, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { sentenceCase } from '@/components/models/sentence-case'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { MetricKey } from '@/domain/performance/metric'
import { AsOfControl } from './as-of-control'
import type { PerformanceFacts } from './performance-facts'
import { readingParsers } from './performance-params'

type Props = {
  facts: PerformanceFacts
  metric: MetricKey
  onMetric: (metric: string) => void
  segments: readonly { value: string; label: string }[]
}

/** Which metric, of which cases, known when, read from where. */
export function PerformanceControls({ facts, metric, onMetric, segments }: Props) {
  const t = useTranslations('performance')
  const id = useId()
  const [pending, startTransition] = useTransition()
  const [state, set] = useQueryStates(readingParsers, { shallow: false, history: 'push', startTransition })
  const known = segments.some((one) => one.value === state.segment)
  const choices =
    known || state.segment === null ? segments : [{ value: state.segment, label: state.segment }, ...segments]
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-x-4 gap-y-2" aria-busy={pending}>
      <span className="flex items-center gap-2">
        <label htmlFor={`${id}-metric`} className="text-small text-text-3">
          {t('control.metric')}
        </label>
        <Select
          id={`${id}-metric`}
          className="w-48"
          value={metric}
          onChange={(event) => onMetric(event.target.value)}
          options={facts.metrics.map((key) => ({ value: key, label: sentenceCase(t(`metric.${key}`)) }))}
        />
      </span>
      {choices.length > 0 && (
        <span className="flex items-center gap-2">
          <label htmlFor={`${id}-segment`} className="text-small text-text-3">
            {t('control.segment')}
          </label>
          <Select
            id={`${id}-segment`}
            className="w-48"
            value={state.segment ?? ''}
            onChange={(event) => void set({ segment: event.target.value || null })}
            options={[{ value: '', label: t('control.allSegments') }, ...choices]}
          />
        </span>
      )}
      <Segmented
        label={t('control.exact')}
        value={state.exact || state.asOf !== null ? 'exact' : 'bins'}
        onChange={(value) => void set({ exact: value === 'exact', ...(value === 'bins' && { asOf: null }) })}
        options={[
          { value: 'bins', label: t('control.fromBins') },
          { value: 'exact', label: t('control.exactRows') },
        ]}
      />
      <AsOfControl asOf={state.asOf} zone={facts.zone} onChange={(asOf) => void set({ asOf })} />
    </div>
  )
}
