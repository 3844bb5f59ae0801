'use client'
import { useTranslations } from 'use-intl'
import { figureHeight } from '@/components/charts/prepare/chart-height'
import { Loading } from '@/components/state/loading'
import { Tile } from '@/components/ui/tile'

/** Keeps the place of a chart whose code is still on its way. */
export function PlotPlate({ title, height }: { title: 'chart' | 'threshold'; height: number }) {
  const t = useTranslations('value')
  return (
    <Tile title={t(`${title}.title`)} span={title === 'chart' ? 12 : 7} full>
      <Loading height={figureHeight(height)} />
    </Tile>
  )
}
