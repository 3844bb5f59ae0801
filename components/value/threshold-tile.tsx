'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ChartTile } from '@/components/charts/chart-tile'
import { LineChart } from '@/components/charts/line-chart'
import { NoData } from '@/components/state/no-data'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import type { ThresholdAnswer } from './figures'
import { prepareThreshold } from './prepare-value'
import type { ValueFacts } from './value-facts'
import { valueReason } from './value-reason'

type Props = { facts: ValueFacts; best: ThresholdAnswer; currency: string }

function Curve({ facts, best, currency }: Props & { best: Extract<ThresholdAnswer, { curve: unknown }> }) {
  const t = useTranslations('value')
  const format = useFormat(facts.zone)
  const at = format.number(best.threshold, { digits: 2 })
  const words = useMemo(
    () => ({ title: t('threshold.chart'), threshold: t('threshold.axis'), best: t('threshold.best', { at }) }),
    [t, at],
  )
  const spec = useMemo(
    () => prepareThreshold({ best, version: facts.ask.version, color: facts.color, currency, words }),
    [best, facts, currency, words],
  )
  const values = {
    at,
    net: format.money(best.netPerPrediction * 1000, { currency }),
    share: format.share(best.positiveShare),
    n: format.count(best.n),
  }
  return (
    <ChartTile title={t('threshold.title')} span={7} full foot={t('threshold.foot', { n: values.n })}>
      <p className="mb-2 text-text-2">
        {best.decides ? t(`threshold.${best.decides}`, values) : t('threshold.sentence', values)}
      </p>
      <LineChart spec={spec} />
    </ChartTile>
  )
}

/** Where a decision should begin, by money. */
export function ThresholdTile(props: Props) {
  const t = useTranslations('value')
  const { best } = props
  if ('curve' in best) return <Curve {...props} best={best} />
  return (
    <Tile title={t('threshold.title')} span={7} full>
      <NoData title={t('threshold.noThreshold')} reason={valueReason(t, best.reason)} />
    </Tile>
  )
}
