'use client'
import { useTranslations } from 'use-intl'
import { sentences } from '@/components/models/sentence-case'
import { Verdict } from '@/components/ui/verdict'
import { useFormat } from '@/lib/i18n/use-format'
import { baselineName } from './baseline-name'
import type { CurrentValueModel, ValueAnswer, ValueWindow } from './figures'
import { moneyOf } from './money-figure'
import { moneyRange } from './money-range'
import { SetValueButton } from './set-value-button'
import type { ValueFacts } from './value-facts'
import { valueReason } from './value-reason'
import { valueVerdict } from './value-verdict'

type Props = {
  facts: ValueFacts
  answer: ValueAnswer
  total: ValueWindow
  current: CurrentValueModel | null
}

function useSentence({ facts, answer, total }: Props): string {
  const t = useTranslations('value')
  const format = useFormat(facts.zone)
  const { version } = facts.ask
  const currency = answer.currency ?? ''
  const money = (value: number) => format.money(value, { currency })
  const verdict = valueVerdict(total)
  if (verdict.kind === 'none') return t('sentence.none', { version, reason: valueReason(t, verdict.reason) })
  const { net, against } = verdict
  const values = { version, net: money(Math.abs(net)) }
  if (against === null) return t(`sentence.${verdict.kind}`, values)
  const baseline = baselineName(t, answer.baseline)
  const compared = {
    ...values,
    baseline,
    difference: money(Math.abs(against.value)),
    range: moneyRange(format, against.kind, against) ?? t('noRange'),
  }
  return t(`sentence.${verdict.kind === 'lost' ? 'lostThan' : 'earnedThan'}.${against.kind}`, compared)
}

export function ValueVerdictView(props: Props) {
  const t = useTranslations('value')
  const { facts, answer, total, current } = props
  const format = useFormat(facts.zone)
  const sentence = useSentence(props)
  const currency = answer.currency ?? ''
  const money = (figure: ValueWindow['net']) => format.money(moneyOf(figure), { currency })
  const why = sentences(format.locale, [
    moneyOf(total.net) === null ? null : t('why.sum', { gain: money(total.gain), cost: money(total.cost) }),
    t('why.coverage', {
      n: format.count(total.n),
      predictions: format.count(total.predictions),
      share: format.share(total.coverage),
    }),
    total.unvalued.noAmount > 0 ? t('why.noAmount', { count: format.count(total.unvalued.noAmount) }) : null,
    total.unvalued.noModel > 0 ? t('why.noModel', { count: format.count(total.unvalued.noModel) }) : null,
    total.maturity === 'immature' ? t('why.immature') : null,
  ])
  const scope = t('scope', {
    version: facts.ask.version,
    window: format.range(facts.ask.range.from, facts.ask.range.to),
    zone: facts.zone,
    n: format.count(total.n),
  })
  return (
    <Verdict sentence={sentence} why={why} scope={scope} actions={<SetValueButton facts={facts} current={current} />} />
  )
}
