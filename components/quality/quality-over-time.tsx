'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import type { QualityWindow } from '@/components/models/figures'
import { prepareFlagged, prepareQuality } from './prepare-quality'
import type { QualityFacts } from './quality-ask'

type Props = { facts: QualityFacts; windows: readonly QualityWindow[]; feature: string | null }

/** The chosen feature over the range, and below it how many predictions were flagged. */
export function QualityOverTime({ facts, windows, feature }: Props) {
  const t = useTranslations('quality')
  const { zone, color } = facts
  const { bucket } = facts.ask
  const words = t(`over.bucket.${bucket}`)
  const own = useMemo(
    () =>
      feature === null
        ? null
        : prepareQuality({
            feature,
            windows,
            zone,
            bucket,
            words: { title: t('over.title', { feature }), kind: (kind) => t(`over.${kind}`) },
          }),
    [feature, windows, zone, bucket, t],
  )
  const flagged = useMemo(
    () => prepareFlagged({ windows, color, zone, bucket, words: { title: t('totals.over'), name: t('totals.name') } }),
    [windows, color, zone, bucket, t],
  )
  return (
    <ChartTile
      title={feature === null ? t('totals.title') : <code>{feature}</code>}
      sub={t(feature === null ? 'totals.sub' : 'over.sub', { bucket: words })}
      span={5}
      full
    >
      {own && <LineChart spec={own} />}
      <div className={own ? 'mt-3 border-border border-t pt-2' : ''}>
        {own && (
          <p className="mb-1">
            <span className="font-medium">{t('totals.title')}</span>{' '}
            <span className="text-small text-text-3">{t('totals.sub', { bucket: words })}</span>
          </p>
        )}
        <LineChart spec={flagged} tools={own ? 'inline' : 'head'} />
      </div>
    </ChartTile>
  )
}
