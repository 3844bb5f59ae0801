import { FigureLine } from '@/components/ui/figure-line'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import { daySpan } from './day-span'
import type { OverviewProps } from './overview-words'

/** The yardstick of drift: what this version was built on. Nothing where there is none: that is a next step. */
export function OverviewReference({ shown, t, format }: OverviewProps) {
  const { reference } = shown
  if (!reference) return null
  const { from, to, rows } = reference
  return (
    <Tile title={t('overview.reference')} span={6}>
      <FigureLine value={format.count(rows)}>{t('overview.referenceRows')}</FigureLine>
      <Rows>
        <Row
          label={t('overview.referenceSpan')}
          value={from && to ? daySpan(format, from, to) : t('overview.referenceNoSpan')}
        />
        <Row label={t('overview.referenceFeatures')} value={format.count(shown.features.length)} />
      </Rows>
    </Tile>
  )
}
