import { NoData } from '@/components/state/no-data'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { FigureLine } from '@/components/ui/figure-line'
import { Tile } from '@/components/ui/tile'
import { tabPath } from './model-tab'
import type { OverviewProps } from './overview-words'

export function OverviewQuality({ model, shown, t, format, keep }: OverviewProps) {
  const quality = shown.health?.quality
  const link = (
    <ButtonLink variant="plain" size="sm" className="-ml-2" href={`${tabPath(model.slug, 'quality')}${keep}`}>
      {t('overview.open', { tab: t('tab.quality') })}
    </ButtonLink>
  )
  if (!quality?.measured) {
    return (
      <Tile title={t('overview.quality')} state={<Chip shape="clock">{t('overview.noPerformance')}</Chip>} foot={link}>
        <NoData title={t('overview.noPerformance')} reason={t('overview.needsReference', { version: shown.version })} />
      </Tile>
    )
  }
  const { worse, worst, unknownFeatures } = quality
  const bad = worse + unknownFeatures > 0
  return (
    <Tile
      title={t('overview.quality')}
      state={<Chip tone={bad ? 'warn' : 'good'}>{t(bad ? 'state.quality' : 'state.well')}</Chip>}
      foot={link}
    >
      <FigureLine value={format.count(worse)}>{t('overview.qualityFigure')}</FigureLine>
      {worst !== null && <p className="text-text-2">{t('overview.qualityWorst', { feature: worst })}</p>}
      {unknownFeatures > 0 && (
        <p className="mt-1 text-small text-text-3">
          {t('overview.unknownFeatures', {
            count: unknownFeatures,
            countText: format.count(unknownFeatures),
            version: shown.version,
          })}
        </p>
      )}
    </Tile>
  )
}
