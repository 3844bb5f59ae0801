import { sentenceCase } from '@/components/models/sentence-case'
import { metricDifference, metricText } from '@/components/performance/metric-unit'
import { moneyRange } from '@/components/value/money-range'
import type { Format } from '@/lib/format'
import type { AreaTranslator } from '@/lib/i18n/translator'
import type { CompareVerdict } from './compare-verdict'

type Words = {
  t: AreaTranslator<'compare'>
  p: AreaTranslator<'performance'>
  format: Format
  currency: string
}

/** One comparison as a sentence. */
export function verdictWords(verdict: CompareVerdict, { t, p, format, currency }: Words): string {
  const { version, against } = verdict
  if (verdict.kind === 'none') return t('sentence.none', { version, against })
  const { word, low, high } = verdict
  if (verdict.kind === 'value') {
    const range = moneyRange(format, word, verdict) ?? t('noRange')
    const difference = format.money(Math.abs(verdict.value), { currency })
    return t(`sentence.value.${word}`, { version, against, difference, range })
  }
  const text = (x: number) => metricText(format, verdict.metric, x)
  const range =
    low === null || high === null
      ? t('noRange')
      : format.interval(low, high, (x) => metricDifference(format, verdict.metric, x))
  return t(`sentence.metric.${word}`, {
    version,
    against,
    metric: sentenceCase(p(`metric.${verdict.metric}`)),
    own: text(verdict.own),
    other: text(verdict.other),
    range,
  })
}
