'use client'
import { useTranslations } from 'use-intl'
import { FactStrip } from '@/components/ui/fact-strip'
import { Tile } from '@/components/ui/tile'
import { useFormat } from '@/lib/i18n/use-format'
import { baselineName } from './baseline-name'
import type { ValueAnswer, ValueWindow } from './figures'
import { moneyOf, perThousand } from './money-figure'
import { paybackFact } from './payback-fact'
import type { ValueFacts } from './value-facts'
import { valueReason } from './value-reason'

type Props = { facts: ValueFacts; answer: ValueAnswer; total: ValueWindow }

/** Gain, cost, net, net per 1,000 decisions, the difference to the baseline and the payback date, side by side. */
export function ValueTotals({ facts, answer, total }: Props) {
  const t = useTranslations('value')
  const format = useFormat(facts.zone)
  const currency = answer.currency ?? ''
  const money = (value: number | null, signed = false) => format.money(value, { currency, signed })
  const range = (low: number | null, high: number | null) =>
    low === null || high === null ? t('noRange') : format.interval(low, high, (x) => format.money(x))
  const { costs, difference } = total
  const facts6 = [
    { label: t('total.gain'), value: money(moneyOf(total.gain)), hint: t('total.gainHint') },
    {
      label: t('total.cost'),
      value: money(moneyOf(total.cost)),
      hint:
        costs &&
        t('total.costHint', {
          run: format.money(costs.run),
          review: format.money(costs.review),
          fixed: format.money(costs.fixed),
        }),
    },
    {
      label: t('total.net'),
      value: money(moneyOf(total.net)),
      hint: range(moneyOf(total.low), moneyOf(total.high)),
    },
    {
      label: t('total.perThousand'),
      value: money(perThousand(moneyOf(total.netPerPrediction))),
      hint: t('total.perThousandHint', { n: format.count(total.n) }),
    },
    {
      label: t('total.over', { baseline: baselineName(t, answer.baseline) }),
      value: difference.value === null ? t('total.unknown') : money(difference.value, true),
      hint:
        difference.value === null ? (
          valueReason(t, difference.reason)
        ) : (
          <>
            {range(difference.low, difference.high)}
            {difference.cases === 'own' && ` · ${t('total.ownCases')}`}
          </>
        ),
    },
    paybackFact(t, format, answer),
  ]
  return (
    <Tile title={t('total.title')} span={12} foot={t('total.netDefinition')}>
      <FactStrip facts={facts6} />
    </Tile>
  )
}
