import { NoData } from '@/components/state/no-data'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { FigureLine } from '@/components/ui/figure-line'
import { Tile } from '@/components/ui/tile'
import { featureWord } from './health-words'
import { tabPath } from './model-tab'
import type { OverviewProps } from './overview-words'

/** How many features left the training data, and the one that is furthest beyond its limit. */
export function OverviewDrift({ model, shown, t, format, keep }: OverviewProps) {
  const drift = shown.health?.drift
  const link = (
    <ButtonLink variant="plain" size="sm" className="-ml-2" href={`${tabPath(model.slug, 'drift')}${keep}`}>
      {t('overview.open', { tab: t('tab.drift') })}
    </ButtonLink>
  )
  if (!drift?.measured) {
    const noReference = shown.reference === null
    return (
      <Tile title={t('overview.drift')} state={<Chip shape="clock">{t('overview.noPerformance')}</Chip>} foot={link}>
        <NoData
          title={noReference ? t('overview.noReference') : t('overview.noPerformance')}
          reason={noReference ? t('overview.noReferenceText', { version: shown.version }) : t('health.tooFew')}
        />
      </Tile>
    )
  }
  const { drifted, features, insufficient, worst } = drift
  return (
    <Tile
      title={t('overview.drift')}
      state={<Chip tone={drifted > 0 ? 'warn' : 'good'}>{t(drifted > 0 ? 'state.drift' : 'state.well')}</Chip>}
      foot={link}
    >
      <FigureLine value={format.count(drifted)}>
        {t('overview.driftFigure', { features: format.count(features) })}
      </FigureLine>
      {worst && (
        <p className="mt-1">
          <code>{featureWord(t, worst.feature)}</code> {format.number(worst.value, { digits: 3 })}{' '}
          <span className="text-small text-text-3">
            {t('overview.driftRow', { limit: format.number(worst.threshold, { digits: 3 }) })}
          </span>
        </p>
      )}
      {insufficient > 0 && (
        <p className="mt-1 text-small text-text-3">
          {t('overview.insufficient', { count: insufficient, countText: format.count(insufficient) })}
        </p>
      )}
    </Tile>
  )
}
