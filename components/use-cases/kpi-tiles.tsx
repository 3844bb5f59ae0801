'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Empty } from '@/components/state/empty'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { useTRPC } from '@/lib/trpc/client'
import { KpiTile } from './kpi-tile'

export function KpiTiles({ useCase }: { useCase: string }) {
  const t = useTranslations('useCases')
  const { data } = useSuspenseQuery(useTRPC().kpis.tiles.queryOptions({ useCase }))
  if (data.items.length === 0) {
    return (
      <Grid>
        <Tile title={t('goals')} span={12}>
          <Empty title={t('noGoals')} text={t('noGoalsText')} />
        </Tile>
      </Grid>
    )
  }
  return (
    <Grid>
      {data.items.map((kpi) => (
        <KpiTile key={kpi.id} kpi={kpi} />
      ))}
    </Grid>
  )
}
