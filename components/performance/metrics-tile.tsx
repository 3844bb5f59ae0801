'use client'
import { useTranslations } from 'use-intl'
import type { PerformanceWindow } from '@/components/models/figures'
import { DataTable } from '@/components/table/data-table'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { metricColumns, metricRow } from './metric-rows'
import type { PerformanceFacts } from './performance-facts'
import type { useComparedPerformance } from './use-performance'

type Props = {
  facts: PerformanceFacts
  total: PerformanceWindow
  compared: ReturnType<typeof useComparedPerformance>
}

/** Every metric of the task over the whole range, each with interval and n; a missing one says why. */
export function MetricsTile({ facts, total, compared }: Props) {
  const t = useTranslations('performance')
  const words = { t, format: useFormat(facts.zone) }
  const heads = { value: compared ? facts.ask.version : t('table.value'), other: compared?.version ?? null }
  const windows = { total, other: compared?.total ?? null }
  return (
    <Tile title={t('table.title')} span={7} full>
      <DataTable
        key={heads.other}
        title={t('table.title')}
        columns={metricColumns(words, heads)}
        rows={facts.metrics.map((metric) => metricRow(metric, windows, words))}
        tools="export"
      />
    </Tile>
  )
}
