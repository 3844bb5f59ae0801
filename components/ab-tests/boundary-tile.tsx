'use client'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import type { ReadTest } from './figures'
import { boundarySpec } from './prepare-boundary'
import { useAbWords } from './use-ab-words'

/** Whether the primary effect has crossed the boundary that its planned looks are held against. */
export function BoundaryTile({ read }: { read: ReadTest }) {
  const words = useAbWords()
  const { t } = words
  return (
    <ChartTile title={t('boundary.title')} sub={t('boundary.sub')} span={6} foot={t('boundary.foot')}>
      <LineChart spec={boundarySpec(read, words, 180)} />
    </ChartTile>
  )
}
