'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { useTRPC } from '@/lib/trpc/client'
import { prepareFlagged, prepareQuality } from './prepare-quality'
import { type QualityFacts, seriesInput } from './quality-ask'

/** Of the two charts and what stands between them. */
const HEIGHT = 380

type Props = { facts: QualityFacts; feature: string | null }

function Charts({ facts, feature }: Props) {
  const t = useTranslations('quality')
  const trpc = useTRPC()
  const { windows } = useSuspenseQuery(trpc.monitoring.quality.queryOptions(seriesInput(facts.ask, feature))).data
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
    <>
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
    </>
  )
}

/** The chosen feature over the range, and below it how many predictions were flagged. */
export function QualityOverTime({ facts, feature }: Props) {
  const t = useTranslations('quality')
  const words = t(`over.bucket.${facts.ask.bucket}`)
  return (
    <ChartTile
      title={feature === null ? t('totals.title') : <code>{feature}</code>}
      sub={t(feature === null ? 'totals.sub' : 'over.sub', { bucket: words })}
      span={5}
      full
    >
      <PanelBoundary height={HEIGHT} what={t('what')} errorTitle={t('errorTitle')}>
        <Charts facts={facts} feature={feature} />
      </PanelBoundary>
    </ChartTile>
  )
}
