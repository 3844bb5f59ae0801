'use client'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import { figureHeight } from '@/components/charts/prepare/chart-height'
import { NoData } from '@/components/state/no-data'
import { Tile } from '@/components/ui/tile'
import type { ReadTest } from './figures'
import { exposureSpec } from './prepare-exposure'
import { useAbWords } from './use-ab-words'

const PLOT = 160

/** How many units entered each arm on each day. */
export function ExposureTile({ read }: { read: ReadTest }) {
  const words = useAbWords()
  const { t } = words
  const title = t('exposure.title')
  if (read.results.days.length < 2) {
    return (
      <Tile title={title} span={12}>
        <NoData title={t('exposure.none')} reason={t('exposure.noneText')} height={figureHeight(PLOT)} />
      </Tile>
    )
  }
  return (
    <ChartTile title={title} sub={t('exposure.sub')} span={12}>
      <LineChart spec={exposureSpec(read, words, PLOT)} />
    </ChartTile>
  )
}
