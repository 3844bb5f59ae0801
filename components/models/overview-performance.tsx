import { metricInterval, metricText } from '@/components/performance/metric-unit'
import { NoData } from '@/components/state/no-data'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { FigureLine } from '@/components/ui/figure-line'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import type { Health } from './figures'
import { tabPath } from './model-tab'
import type { OverviewProps } from './overview-words'

type Measured = Extract<Health['performance'], { measured: true }>
const TONES = { worse: 'bad', better: 'good', steady: 'good', unknown: 'muted' } as const

function Readings({ performance, words }: { performance: Measured; words: OverviewProps }) {
  const { t, format } = words
  const { metric, now, before } = performance
  return (
    <Rows>
      {[before && ({ key: 'before', reading: before } as const), { key: 'now', reading: now } as const].map(
        (line) =>
          line && (
            <Row
              key={line.key}
              label={t(`overview.${line.key}`, { window: format.range(line.reading.span.from, line.reading.span.to) })}
              hint={t('overview.labelled', { n: format.count(line.reading.labelled) })}
              value={metricText(format, metric, line.reading.value)}
              valueHint={
                line.reading.low !== null && metricInterval(format, metric, line.reading.low, line.reading.high)
              }
            />
          ),
      )}
    </Rows>
  )
}

/** The metric that speaks for the task, now and before, and whether the difference is more than chance. */
export function OverviewPerformance(words: OverviewProps) {
  const { model, shown, t, p, format, keep } = words
  const performance = shown.health?.performance
  const link = (
    <ButtonLink variant="plain" size="sm" className="-ml-2" href={`${tabPath(model.slug, 'performance')}${keep}`}>
      {t('overview.open', { tab: t('tab.performance') })}
    </ButtonLink>
  )
  if (!performance?.measured) {
    const withoutTruth = performance?.reason === 'task_without_metrics'
    return (
      <Tile
        title={t('overview.performance')}
        state={<Chip shape="clock">{t('overview.noPerformance')}</Chip>}
        foot={link}
      >
        <NoData
          title={withoutTruth ? t('overview.noPerformance') : t('overview.noLabels')}
          reason={
            withoutTruth
              ? t('overview.taskWithoutMetrics', { task: t(`task.${model.task}`) })
              : t('overview.noLabelsText')
          }
        />
      </Tile>
    )
  }
  return (
    <Tile
      title={t('overview.performance')}
      state={<Chip tone={TONES[performance.verdict]}>{t(`overview.${performance.verdict}`)}</Chip>}
      foot={link}
    >
      <FigureLine value={metricText(format, performance.metric, performance.now.value)}>
        {p(`metric.${performance.metric}`)}
      </FigureLine>
      <Readings performance={performance} words={words} />
      {!performance.before && <p className="mt-1 text-small text-text-3">{t('overview.unknownWhy')}</p>}
    </Tile>
  )
}
