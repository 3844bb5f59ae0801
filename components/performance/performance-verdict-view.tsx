'use client'
import { useTranslations } from 'use-intl'
import type { PerformanceWindow } from '@/components/models/figures'
import { sentenceCase, sentences } from '@/components/models/sentence-case'
import { Verdict } from '@/components/ui/verdict'
import type { MetricKey } from '@/domain/performance/metric'
import { useFormat } from '@/lib/i18n/use-format'
import { metricText } from './metric-unit'
import type { PerformanceFacts } from './performance-facts'
import { matureUntil, performanceVerdict } from './performance-verdict'
import { immatureSpans } from './prepare-metric'
import { reasonWords } from './reason-words'
import type { useComparedPerformance } from './use-performance'

type Props = {
  facts: PerformanceFacts
  metric: MetricKey
  total: PerformanceWindow
  series: readonly PerformanceWindow[]
  compared: ReturnType<typeof useComparedPerformance>
}

function useSentence({ facts, metric, total }: Props): string {
  const t = useTranslations('performance')
  const format = useFormat(facts.zone)
  const verdict = performanceVerdict(metric, total, facts.standing)
  const { version } = facts.ask
  const text = (value: number | null) => metricText(format, metric, value)
  const named = { metric: sentenceCase(t(`metric.${metric}`)), version }
  switch (verdict.kind) {
    case 'noPredictions':
    case 'noLabels':
      return t(`sentence.${verdict.kind}`, { version })
    case 'none':
      return t('sentence.none', { ...named, reason: reasonWords(t, verdict.reason) })
    case 'few':
      return t('sentence.few', { ...named, value: text(verdict.now.value) })
    case 'worse':
    case 'better':
      return t(`sentence.${verdict.kind}`, {
        ...named,
        value: text(verdict.now.value),
        before: text(verdict.before.value),
        window: format.range(verdict.now.span.from, verdict.now.span.to),
        beforeWindow: format.range(verdict.before.span.from, verdict.before.span.to),
      })
    case 'value':
      break
  }
  const values = { ...named, value: text(verdict.now.value) }
  if (verdict.now.low === null || verdict.now.high === null) return t('sentence.plain', values)
  return t('sentence.value', { ...values, low: text(verdict.now.low), high: text(verdict.now.high) })
}

function useWhy({ facts, metric, total, series, compared }: Props): string {
  const t = useTranslations('performance')
  const format = useFormat(facts.zone)
  const until = matureUntil(series)
  const unknown = total.maturity === 'unknown'
  const open = immatureSpans(series).length > 0
  const other = compared?.total?.metrics[metric]
  return sentences(format.locale, [
    t('why.coverage', {
      labelled: format.count(total.labelled),
      n: format.count(total.n),
      share: format.share(total.coverage),
    }),
    total.labelled === 0
      ? null
      : unknown
        ? t('why.unknown')
        : until
          ? t('why.maturity', { when: format.dateTime(until) })
          : open
            ? null
            : t('why.allMature'),
    compared && other && other.value !== null
      ? t('why.compared', {
          version: facts.ask.version,
          own: metricText(format, metric, total.metrics[metric]?.value ?? null),
          compared: compared.version,
          value: metricText(format, metric, other.value),
        })
      : null,
  ])
}

export function PerformanceVerdictView(props: Props) {
  const t = useTranslations('performance')
  const { facts, total } = props
  const format = useFormat(facts.zone)
  const sentence = useSentence(props)
  const why = useWhy(props)
  const { ask } = facts
  const scope = [
    t('scope.line', {
      version: ask.version,
      window: format.range(ask.range.from, ask.range.to),
      zone: facts.zone,
      n: format.count(total.labelled),
    }),
    ...(ask.segment === null ? [] : [t('scope.segment', { segment: ask.segment })]),
    ...(ask.asOf === null ? [] : [t('scope.asOf', { when: format.dateTime(ask.asOf) })]),
  ]
  return <Verdict sentence={sentence} why={why} scope={scope.join(' · ')} />
}
