'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ChartTile } from '@/components/charts/chart-tile'
import { CoverageChart } from '@/components/charts/coverage-chart'
import { LineChart } from '@/components/charts/line-chart'
import type { PerformanceWindow } from '@/components/models/figures'
import { sentenceCase } from '@/components/models/sentence-case'
import { Definition } from '@/components/ui/definition'
import type { MetricKey } from '@/domain/performance/metric'
import { useFormat } from '@/lib/i18n/use-format'
import { metricText } from './metric-unit'
import type { PerformanceFacts } from './performance-facts'
import { largestBound, prepareCoverage, prepareMetric } from './prepare-metric'
import { reasonWords } from './reason-words'
import type { useComparedPerformance } from './use-performance'

type Props = {
  facts: PerformanceFacts
  metric: MetricKey
  series: readonly PerformanceWindow[]
  compared: ReturnType<typeof useComparedPerformance>
  /** Takes the whole row. */
  wide: boolean
}

/** The metric over time with its interval, and under it how much of each window has a label. */
export function MetricPanel({ facts, metric, series, compared, wide }: Props) {
  const t = useTranslations('performance')
  const format = useFormat(facts.zone)
  const { ask, zone, color } = facts
  const name = sentenceCase(t(`metric.${metric}`))
  const bucket = t(`over.bucket.${ask.bucket}`)
  const spec = useMemo(() => {
    const own = { version: ask.version, color, windows: series }
    return prepareMetric({
      metric,
      lines: compared ? [own, { version: compared.version, color: compared.color, windows: compared.series }] : [own],
      zone,
      bucket: ask.bucket,
      words: { title: t('over.title', { metric: name }), reason: (code) => reasonWords(t, code) },
    })
  }, [ask, color, series, metric, compared, zone, name, t])
  const coverage = useMemo(
    () => prepareCoverage({ title: t('over.coverage'), windows: series, zone, bucket: ask.bucket }),
    [series, zone, ask.bucket, t],
  )
  const bound = largestBound(series, metric)
  const source = ask.exact || ask.asOf !== null ? 'exact' : bound === null || bound === 0 ? 'binsExact' : 'bins'
  return (
    <ChartTile
      title={<Definition text={t(`definition.${metric}`)}>{name}</Definition>}
      sub={t('over.sub', { bucket })}
      span={wide ? 12 : 8}
      full
      foot={<p>{t(`scope.${source}`, { bound: metricText(format, metric, bound) })}</p>}
    >
      <LineChart spec={spec} />
      <div className="mt-3 border-border border-t pt-2">
        <p className="mb-1">
          <span className="font-medium">{t('over.coverage')}</span>{' '}
          <span className="text-small text-text-3">{t('over.coverageSub', { bucket })}</span>
        </p>
        <CoverageChart spec={coverage} tools="inline" />
      </div>
    </ChartTile>
  )
}
