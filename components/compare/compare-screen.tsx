'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { figureHeight } from '@/components/charts/prepare/chart-height'
import { sentences } from '@/components/models/sentence-case'
import { Loading } from '@/components/state/loading'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { ButtonLink } from '@/components/ui/button-link'
import { Grid } from '@/components/ui/grid'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import type { CompareFacts } from './compare-facts'
import { rankedVerdicts } from './compare-verdict'
import { DiffersTile } from './differs-tile'
import type { CompareAnswer } from './figures'
import { LatencyCompared } from './latency-compared'
import { MetricsCompared } from './metrics-compared'
import { SegmentsCompared } from './segments-compared'
import { TestsCompared } from './tests-compared'
import { useCompare } from './use-compare'
import { ValueCompared } from './value-compared'
import { verdictWords } from './verdict-words'

type Props = { facts: CompareFacts }

function CalibrationPlate() {
  const t = useTranslations('compare')
  return (
    <Tile title={t('calibration.title')} span={6} full>
      <Loading height={figureHeight(240)} />
    </Tile>
  )
}

const CalibrationCompared = dynamic(
  () => import('./calibration-compared').then((module) => module.CalibrationCompared),
  { ssr: false, loading: CalibrationPlate },
)

function CompareVerdictView({ facts, answer }: Props & { answer: CompareAnswer }) {
  const t = useTranslations('compare')
  const p = useTranslations('performance')
  const format = useFormat(facts.zone)
  const words = { t, p, format, currency: answer.currency ?? '' }
  const [first, ...others] = rankedVerdicts(answer)
  const names = facts.ask.versions.join(', ')
  const sentence = first ? verdictWords(first, words) : t('sentence.noCases', { versions: names })
  const capped =
    answer.capped === null
      ? null
      : t(`capped.${answer.capped}`, { limit: format.count(answer.limit), scanned: format.count(answer.scanned) })
  const why = sentences(format.locale, [...others.map((one) => verdictWords(one, words)), capped])
  const scope = t('scope', {
    versions: names,
    window: format.range(answer.from, answer.to),
    zone: facts.zone,
    n: format.count(answer.n),
  })
  return (
    <Verdict
      sentence={sentence}
      why={why}
      scope={scope}
      actions={<ButtonLink href={facts.chooseHref}>{t('choose.other')}</ButtonLink>}
    />
  )
}

type Nothing = 'no_shared_labelled_cases' | 'task_without_metrics'
const whyNothing = (reason: string): Nothing =>
  reason === 'task_without_metrics' ? reason : 'no_shared_labelled_cases'

function Figures({ facts }: Props) {
  const t = useTranslations('compare')
  const answer = useCompare(facts.ask)
  const shared = { facts, answer }
  return (
    <>
      <CompareVerdictView {...shared} />
      <div className="no-print mb-4 flex flex-wrap items-center gap-2">
        <span className="text-small text-text-3">{t('against')}</span>
        <SegmentedLinks
          label={t('against')}
          items={facts.against.map(({ version, href }) => ({
            href,
            label: version,
            current: version === facts.ask.versions[0],
          }))}
        />
      </div>
      <Grid>
        {answer.reason === null ? (
          <>
            <MetricsCompared {...shared} />
            <TestsCompared {...shared} />
            <ValueCompared {...shared} />
            <LatencyCompared {...shared} />
            {answer.task === 'binary' && <CalibrationCompared {...shared} />}
            <SegmentsCompared {...shared} />
          </>
        ) : (
          <Tile title={t('metrics.title')} span={12}>
            <NoData
              title={t(`none.${whyNothing(answer.reason)}`)}
              reason={t(`noneText.${whyNothing(answer.reason)}`)}
              action={
                answer.reason === 'no_shared_labelled_cases' && (
                  <ButtonLink href={facts.allTimeHref}>{t('allTime')}</ButtonLink>
                )
              }
            />
          </Tile>
        )}
        <DiffersTile {...shared} />
      </Grid>
    </>
  )
}

/** Two to four versions beside each other, on the labelled cases that all of them decided. */
export function CompareScreen({ facts }: Props) {
  const t = useTranslations('compare')
  return (
    <PanelBoundary key={facts.ask.versions.join()} height={640} what={t('what')} errorTitle={t('errorTitle')}>
      <Figures facts={facts} />
    </PanelBoundary>
  )
}
