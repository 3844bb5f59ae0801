'use client'
import { useQuery } from '@tanstack/react-query'
import { useQueryState } from 'nuqs'
import { useTranslations } from 'use-intl'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { Grid } from '@/components/ui/grid'
import type { MetricKey } from '@/domain/performance/metric'
import { useTRPC } from '@/lib/trpc/client'
import { ConfusionTile } from './confusion-tile'
import { MetricPanel } from './metric-panel'
import { MetricsTile } from './metrics-tile'
import { NoLabels } from './no-labels'
import { PerformanceControls } from './performance-controls'
import type { PerformanceFacts } from './performance-facts'
import { metricParser } from './performance-params'
import { PerformanceVerdictView } from './performance-verdict-view'
import { SegmentsTile } from './segments-tile'
import { useComparedPerformance, usePerformance } from './use-performance'

function useSegmentChoices({ ask, segments }: PerformanceFacts) {
  const t = useTranslations('performance')
  const trpc = useTRPC()
  const { data } = useQuery({
    ...trpc.monitoring.segments.queryOptions({ model: ask.model, version: ask.version }),
    enabled: segments.length > 0,
  })
  return (data?.fields ?? []).flatMap((field) =>
    [...new Set(field.values)].map((value) => ({
      value: `${field.name}:${value}`,
      label: `${field.name}: ${value === 'other' ? t('control.other') : value}`,
    })),
  )
}

type ScreenProps = { facts: PerformanceFacts; metric: MetricKey }

function Figures({ facts, metric }: ScreenProps) {
  const { total, series, classes } = usePerformance(facts.ask)
  const compared = useComparedPerformance(facts)
  if (!total) return null
  const shared = { facts, metric, series, compared }
  const confusion = facts.model.task !== 'regression'
  const noLabels = total.labelled === 0 && series.every((window) => window.labelled === 0)
  return (
    <>
      <PerformanceVerdictView {...shared} total={total} />
      <Controls facts={facts} metric={metric} />
      <Grid>
        {noLabels ? (
          <NoLabels facts={facts} />
        ) : (
          <>
            <MetricPanel {...shared} wide={!confusion} />
            {confusion && <ConfusionTile total={total} classes={classes} />}
            <MetricsTile facts={facts} total={total} compared={compared} />
            <SegmentsTile facts={facts} metric={metric} />
          </>
        )}
      </Grid>
    </>
  )
}

function Controls({ facts, metric }: ScreenProps) {
  const [, setMetric] = useQueryState('metric', metricParser.withOptions({ history: 'push' }))
  const segments = useSegmentChoices(facts)
  return (
    <PerformanceControls facts={facts} metric={metric} onMetric={(name) => void setMetric(name)} segments={segments} />
  )
}

/** Whether the model is right, as far as labels tell. */
export function PerformanceScreen({ facts, fallback }: { facts: PerformanceFacts; fallback: MetricKey }) {
  const t = useTranslations('performance')
  const [asked] = useQueryState('metric', metricParser)
  const metric = facts.metrics.find((one) => one === asked) ?? fallback
  return (
    <PanelBoundary height={640} what={t('what')} errorTitle={t('errorTitle')}>
      <Figures facts={facts} metric={metric} />
    </PanelBoundary>
  )
}
