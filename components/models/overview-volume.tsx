import { NoData } from '@/components/state/no-data'
import { FigureLine } from '@/components/ui/figure-line'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { lastInstant } from './last-instant'
import type { OverviewProps } from './overview-words'

/** How much came, how much of it has a label, from when to when. */
export function OverviewVolume({ shown, t, format }: OverviewProps) {
  const { health } = shown
  if (!health) {
    return (
      <Tile title={t('overview.volume')} span={6}>
        <NoData title={t('overview.noPredictions')} reason={t('window.noneEver', { version: shown.version })} />
      </Tile>
    )
  }
  const coverage = health.predictions > 0 ? health.labelled / health.predictions : null
  return (
    <Tile title={t('overview.volume')} span={6}>
      <FigureLine value={format.count(health.predictions)}>{t('overview.predictions')}</FigureLine>
      <Rows>
        <Row
          label={t('overview.labelled2')}
          value={format.count(health.labelled)}
          valueHint={t('overview.coverage', { share: format.share(coverage) })}
        />
        {health.firstPrediction && <Row label={t('overview.since')} value={format.date(health.firstPrediction)} />}
        {health.newestPrediction && (
          <Row label={t('overview.newest')} value={format.date(lastInstant(health.newestPrediction))} />
        )}
      </Rows>
    </Tile>
  )
}
