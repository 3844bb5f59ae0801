'use client'
import { useTranslations } from 'use-intl'
import { ChartTile } from '@/components/charts/chart-tile'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { TooFew } from '@/components/state/too-few'
import { Chip } from '@/components/ui/chip'
import { useFormat } from '@/lib/i18n/use-format'
import type { DriftFacts } from './drift-facts'
import { DistanceChart, DistributionChart } from './feature-charts'
import { FeatureFacts } from './feature-facts'
import { FeatureName } from './feature-name'
import { answersWithP, type RankedFinding } from './rank-findings'
import { featureName, methodWords, reasonWords } from './reason-words'
import { type Drift, useDistribution } from './use-drift'

type Props = { facts: DriftFacts; drift: Drift; ranked: RankedFinding }

const LOOKS = {
  drifted: { tone: 'bad', shape: 'triangle' },
  steady: { tone: 'good', shape: 'circle' },
  insufficient: { tone: 'muted', shape: 'clock' },
  unmeasured: { tone: 'muted', shape: null },
} as const

function Details({ facts, drift, ranked }: Props) {
  const distribution = useDistribution(facts.ask, ranked.finding.feature, drift.span)
  return (
    <>
      <DistributionChart facts={facts} distribution={distribution} />
      <FeatureFacts facts={facts} ranked={ranked} distribution={distribution} features={drift.ranked.length} />
    </>
  )
}

function Unjudged({ ranked }: { ranked: RankedFinding }) {
  const t = useTranslations('drift')
  const format = useFormat()
  const { finding, state } = ranked
  const feature = featureName(t, finding.feature)
  if (state === 'insufficient') {
    const need = finding.need ?? 0
    const text = t('tooFew.text', { n: format.count(finding.n.window), need: format.count(need) })
    return <TooFew n={finding.n.window} need={need} title={t('tooFew.title', { feature })} text={text} />
  }
  return <NoData title={t('unmeasured.title', { feature })} reason={reasonWords(t, finding.reason)} />
}

/** The chosen feature: its distance over time, its distribution beside training, and the figures. */
export function FeaturePanel({ facts, drift, ranked }: Props) {
  const t = useTranslations('drift')
  const { finding, state } = ranked
  const format = useFormat(facts.zone)
  const { bound, value } = finding
  const loose = !facts.ask.exact && bound !== undefined && bound > 0 && value !== null && !answersWithP(finding)
  const source = facts.ask.exact
    ? t('source.exact')
    : loose
      ? t('source.bound', { value: format.number(value + bound, { digits: 3 }) })
      : t('source.bins')
  const judged = state === 'drifted' || state === 'steady'
  const drawn = drift.series.some((window) =>
    window.features.some((one) => one.feature === finding.feature && typeof one.drifted === 'boolean'),
  )
  return (
    <ChartTile
      title={<FeatureName feature={finding.feature} />}
      sub={t('chart.sub', { method: methodWords(t, finding.method), bucket: t(`chart.bucket.${facts.ask.bucket}`) })}
      state={<Chip {...LOOKS[state]}>{t(`state.${state}`)}</Chip>}
      span={7}
      full
      foot={<p>{source}</p>}
    >
      {!judged && <Unjudged ranked={ranked} />}
      {drawn && <DistanceChart facts={facts} drift={drift} ranked={ranked} />}
      <PanelBoundary height={280} what={t('what')} errorTitle={t('errorTitle')}>
        <Details facts={facts} drift={drift} ranked={ranked} />
      </PanelBoundary>
    </ChartTile>
  )
}
