import { sentenceCase } from '@/components/models/sentence-case'
import { BINARY_METRICS, MULTICLASS_METRICS, REGRESSION_METRICS } from '@/domain/performance/metric'
import type { AbWords } from './words'

const KNOWN = [...BINARY_METRICS, ...REGRESSION_METRICS, ...MULTICLASS_METRICS] as const
const OWN = ['value', 'latency', 'positive_rate'] as const
const SHARES: ReadonlySet<string> = new Set([
  'accuracy',
  'balanced_accuracy',
  'precision',
  'recall',
  'specificity',
  'positive_rate',
  'mape',
  'smape',
])

/** Shares are written in per cent and planned in points. */
export const isShare = (metric: string): boolean => SHARES.has(metric)

export function metricName(metric: string, { t, p }: Pick<AbWords, 't' | 'p'>): string {
  const own = OWN.find((one) => one === metric)
  if (own) return t(`metric.${own}`)
  const known = KNOWN.find((one) => one === metric)
  if (known) return p(`metric.${known}`)
  return metric.startsWith('kpi:') ? t('metric.kpi', { name: metric.slice(4) }) : metric
}

/** The same at the head of a line. */
export function metricTitle(metric: string, words: Pick<AbWords, 't' | 'p'>): string {
  return sentenceCase(metricName(metric, words))
}

/** One arm's figure. */
export function valueText(
  metric: string,
  value: number | null,
  { format, currency }: Pick<AbWords, 'format' | 'currency'>,
): string {
  if (isShare(metric)) return format.share(value)
  if (metric === 'value') return format.money(value, { currency })
  if (metric === 'latency') return format.duration(value)
  return format.number(value)
}

/** A difference between two arms. */
export function differenceText(metric: string, value: number | null, { t, format, currency }: AbWords): string {
  if (isShare(metric)) return format.difference(value ?? Number.NaN)
  if (metric === 'value') return format.money(value, { currency, signed: true })
  const number = format.number(value, { signed: true })
  return metric === 'latency' && value !== null ? t('milliseconds', { number }) : number
}

export const intervalText = (
  metric: string,
  { low, high }: { low: number | null; high: number | null },
  words: AbWords,
): string => {
  const { t } = words
  const one = (value: number) => differenceText(metric, value, words)
  if (low !== null && high !== null) return words.format.interval(low, high, one)
  if (low !== null) return t('atLeast', { value: one(low) })
  return high === null ? t('open') : t('atMost', { value: one(high) })
}

/** The most harm that a guardrail tolerates, with its side. */
export function marginText(
  { metric, direction, margin }: { metric: string; direction: 'up' | 'down'; margin: number },
  words: AbWords,
): string {
  return words.t(direction === 'up' ? 'margin.up' : 'margin.down', {
    value: differenceText(metric, direction === 'up' ? -margin : margin, words),
  })
}

const REASONS = [
  'no_units',
  'too_few_units',
  'no_variation',
  'no_denominator',
  'no_scores',
  'too_few_events',
  'not_identified',
  'hidden_until_look',
  'control_zero',
  'control_not_apart_from_zero',
] as const

export function reasonText(reason: string, { t }: Pick<AbWords, 't'>): string {
  return t(`reason.${REASONS.find((one) => one === reason) ?? 'other'}`)
}
