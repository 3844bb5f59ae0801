'use client'
import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { Empty } from '@/components/state/empty'
import { NoData } from '@/components/state/no-data'
import { PanelBoundary } from '@/components/state/panel-boundary'
import { CodeBlock } from '@/components/ui/code-block'
import { Grid } from '@/components/ui/grid'
import { Tile } from '@/components/ui/tile'
import { Verdict } from '@/components/ui/verdict'
import { useTRPC } from '@/lib/trpc/client'
import { NET_HEIGHT, THRESHOLD_HEIGHT } from './chart-heights'
import { HistoryTile } from './history-tile'
import { MatrixTile } from './matrix-tile'
import { moneyOf, whyNoMoney } from './money-figure'
import { PlotPlate } from './plot-plate'
import { SetValueButton } from './set-value-button'
import { valueInput } from './value-ask'
import type { ValueFacts } from './value-facts'
import { valueReason } from './value-reason'
import { ValueTotals } from './value-tiles'
import { ValueVerdictView } from './value-verdict-view'
import { WindowsTable } from './windows-table'

type Props = { facts: ValueFacts }

const NetOverTime = dynamic(() => import('./net-over-time').then((module) => module.NetOverTime), {
  ssr: false,
  loading: () => <PlotPlate title="chart" height={NET_HEIGHT} />,
})
const ThresholdTile = dynamic(() => import('./threshold-tile').then((module) => module.ThresholdTile), {
  ssr: false,
  loading: () => <PlotPlate title="threshold" height={THRESHOLD_HEIGHT} />,
})

function NoValueModel({ facts }: Props) {
  const t = useTranslations('value')
  return (
    <>
      <Verdict sentence={t('empty.sentence', { version: facts.ask.version })} />
      <Tile title={t('matrix.title')} span={12}>
        <Empty
          title={t('empty.title')}
          text={t('empty.text')}
          step={
            <>
              <p className="text-small text-text-3">{t('empty.example')}</p>
              <CodeBlock code={facts.setSnippet} label={t('empty.snippet')} />
            </>
          }
          action={<SetValueButton facts={facts} current={null} primary />}
        />
      </Tile>
    </>
  )
}

function Figures({ facts }: Props) {
  const t = useTranslations('value')
  const trpc = useTRPC()
  const { data: models } = useSuspenseQuery(trpc.value.models.queryOptions({ model: facts.ask.model }))
  const { data: answer } = useSuspenseQuery(trpc.value.read.queryOptions(valueInput(facts.ask)))
  const { total } = answer
  if (models.items.length === 0) return <NoValueModel facts={facts} />
  if (!total) return null
  const current = models.current ?? models.items[0] ?? null
  const measured = moneyOf(total.net) !== null
  const why = valueReason(t, whyNoMoney(total.net))
  return (
    <>
      <ValueVerdictView facts={facts} answer={answer} total={total} current={current} />
      <Grid>
        {measured ? (
          <>
            <ValueTotals facts={facts} answer={answer} total={total} />
            <NetOverTime facts={facts} answer={answer} />
          </>
        ) : (
          <Tile title={t('chart.title')} span={12}>
            <NoData title={t('noMoney')} reason={why} />
          </Tile>
        )}
        {current && <MatrixTile model={current} facts={facts} />}
        <ThresholdTile facts={facts} best={answer.bestThreshold} currency={answer.currency ?? ''} />
        {measured && (
          <Tile title={t('windows.title', { currency: answer.currency ?? '' })} span={12}>
            <WindowsTable facts={facts} answer={answer} />
          </Tile>
        )}
        <HistoryTile models={models} facts={facts} />
      </Grid>
    </>
  )
}

/** What the decisions of a version are worth, against what they cost and against a baseline. */
export function ValueScreen({ facts }: Props) {
  const t = useTranslations('value')
  return (
    <PanelBoundary height={640} what={t('what')} errorTitle={t('errorTitle')}>
      <Figures facts={facts} />
    </PanelBoundary>
  )
}
