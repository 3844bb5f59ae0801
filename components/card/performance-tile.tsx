import { metricInterval, metricText } from '@/components/performance/metric-unit'
import { NoData } from '@/components/state/no-data'
import { Definition } from '@/components/ui/definition'
import { FigureLine } from '@/components/ui/figure-line'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Tile } from '@/components/ui/tile'
import type { CardProps } from './card-words'
import { StaleChip } from './stale-chip'

/** How right it is now, with interval, window and n. */
export function PerformanceTile({ shown, stale, t, m, p, format }: CardProps) {
  const performance = shown.health?.performance
  if (!performance?.measured) {
    const without = performance?.reason === 'task_without_metrics'
    return (
      <Tile title={t('performance.title')}>
        <NoData
          title={m(without ? 'overview.noPerformance' : 'overview.noLabels')}
          reason={p(without ? 'reason.task_without_metrics' : 'reason.no_labels_yet')}
        />
      </Tile>
    )
  }
  const { metric, now, before } = performance
  return (
    <Tile title={t('performance.title')} state={<StaleChip id="performance" stale={stale} t={t} />}>
      <FigureLine value={metricText(format, metric, now.value)}>
        <Definition text={p(`definition.${metric}`)}>{p(`metric.${metric}`)}</Definition>
      </FigureLine>
      <KeyValues>
        <KeyValue label={t('interval')}>
          {now.low === null ? t('tooFew') : metricInterval(format, metric, now.low, now.high)}
        </KeyValue>
        <KeyValue label={t('window')}>{format.range(now.span.from, now.span.to)}</KeyValue>
        <KeyValue label={t('performance.n')}>{format.count(now.labelled)}</KeyValue>
        <KeyValue label={t('performance.before')}>
          {before
            ? t('performance.beforeValue', {
                value: metricText(format, metric, before.value),
                window: format.range(before.span.from, before.span.to),
              })
            : t('performance.noBefore')}
        </KeyValue>
      </KeyValues>
    </Tile>
  )
}
