'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import { baselineName } from './baseline-name'
import type { ValueAnswer } from './figures'
import { prepareValue } from './prepare-value'
import type { ValueFacts } from './value-facts'
import { valueReason } from './value-reason'

/** Net value window by window, against the baseline. */
export function NetOverTime({ facts, answer }: { facts: ValueFacts; answer: ValueAnswer }) {
  const t = useTranslations('value')
  const { ask, color, zone } = facts
  const spec = useMemo(
    () =>
      prepareValue({
        windows: answer.windows,
        models: answer.valueModels,
        version: ask.version,
        color,
        baseline: baselineName(t, answer.baseline),
        currency: answer.currency ?? '',
        zone,
        bucket: ask.bucket,
        words: {
          title: t('chart.title'),
          reason: (code) => valueReason(t, code),
          changed: t('chart.changed'),
          changedShort: t('chart.changedShort'),
        },
      }),
    [answer, ask, color, zone, t],
  )
  return (
    <ChartTile title={t('chart.title')} sub={t(`chart.sub.${ask.bucket}`)} span={12} foot={t('chart.foot')}>
      <LineChart spec={spec} />
    </ChartTile>
  )
}
