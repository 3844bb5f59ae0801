import { Chip } from '@/components/ui/chip'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import type { CardProps } from './card-words'
import { StaleChip } from './stale-chip'

const DRIFT_REASONS = ['no_reference', 'too_few', 'not_measurable'] as const

function driftWords({ shown, t }: CardProps): string {
  const drift = shown.health?.drift
  if (!drift) return t('standing.noPredictions')
  if (!drift.measured) return t(`standing.${DRIFT_REASONS.find((one) => one === drift.reason) ?? 'not_measurable'}`)
  const { drifted, features, worst } = drift
  if (drifted === 0) return t('standing.noDrift')
  return worst
    ? t('standing.driftWorst', { drifted, features, feature: worst.feature })
    : t('standing.drift', { drifted, features })
}

function qualityWords({ shown, t }: CardProps): string {
  const quality = shown.health?.quality
  if (!quality?.measured) return t('standing.noQuality')
  return quality.worse + quality.unknownFeatures === 0
    ? t('standing.qualityFine')
    : t('standing.quality', { worse: quality.worse, unknown: quality.unknownFeatures })
}

/** Drift and data quality against the training data, as of their window. */
export function StandingTile(props: CardProps) {
  const { shown, stale, t, format } = props
  const drifted = shown.health?.drift.measured ? shown.health.drift.drifted > 0 : null
  const window = shown.health && format.range(shown.health.window.from, shown.health.window.to)
  return (
    <Tile title={t('standing.title')} sub={window}>
      <Rows>
        <Row
          label={driftWords(props)}
          value={
            drifted !== null && (
              <Chip tone={drifted ? 'warn' : 'good'}>{t(drifted ? 'standing.left' : 'standing.held')}</Chip>
            )
          }
          valueHint={<StaleChip id="drift" stale={stale} t={t} />}
        />
        <Row label={qualityWords(props)} valueHint={<StaleChip id="quality" stale={stale} t={t} />} />
      </Rows>
    </Tile>
  )
}
