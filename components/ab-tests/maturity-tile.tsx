'use client'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import { figureHeight } from '@/components/charts/prepare/chart-height'
import { NoData } from '@/components/state/no-data'
import { Tile } from '@/components/ui/tile'
import type { ReadTest } from './figures'
import { maturitySpec } from './prepare-maturity'
import { useAbWords } from './use-ab-words'

const PLOT = 180

/** How soon after exposure the labels of each arm come. */
export function MaturityTile({ read, span }: { read: ReadTest; span: 6 | 12 }) {
  const words = useAbWords()
  const { t } = words
  const title = t('maturity.title')
  if (!read.results.maturity?.some(({ points }) => points.length > 0)) {
    return (
      <Tile title={title} span={span}>
        <NoData title={t('maturity.none')} reason={t('maturity.noneText')} height={figureHeight(PLOT)} />
      </Tile>
    )
  }
  return (
    <ChartTile title={title} sub={t('maturity.sub')} span={span}>
      <LineChart spec={maturitySpec(read, words, PLOT)} />
    </ChartTile>
  )
}
