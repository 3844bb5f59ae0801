import type { Unit } from '@/components/charts/prepare/spec'
import type { MetricKey } from '@/domain/performance/metric'
import type { Format } from '@/lib/format'

const SHARES: ReadonlySet<MetricKey> = new Set<MetricKey>([
  'accuracy',
  'balanced_accuracy',
  'precision',
  'recall',
  'specificity',
  'precision_macro',
  'precision_weighted',
  'recall_macro',
  'recall_weighted',
  'specificity_macro',
  'specificity_weighted',
  'mape',
  'smape',
])
const RATES: ReadonlySet<MetricKey> = new Set<MetricKey>(['f1', 'f1_macro', 'f1_weighted', 'roc_auc', 'pr_auc'])
const OWN_UNIT: ReadonlySet<MetricKey> = new Set<MetricKey>(['mae', 'rmse', 'bias'])

/** Shares of cases are written in per cent, errors in the target's own unit, scores with three decimals. */
export function metricUnit(metric: MetricKey): Unit {
  if (SHARES.has(metric)) return { kind: 'share' }
  if (RATES.has(metric)) return { kind: 'number', digits: 3, rate: true }
  return OWN_UNIT.has(metric) ? { kind: 'number' } : { kind: 'number', digits: 3 }
}

export function metricText(format: Format, metric: MetricKey, value: number | null): string {
  const unit = metricUnit(metric)
  if (unit.kind === 'share') return format.share(value)
  return format.number(value, unit.kind === 'number' && unit.digits !== undefined ? { digits: unit.digits } : {})
}

export function metricInterval(format: Format, metric: MetricKey, low: number | null, high: number | null): string {
  return format.interval(low, high, (value) => metricText(format, metric, value))
}

/** The difference of two readings: points for shares. */
export function metricDifference(format: Format, metric: MetricKey, difference: number): string {
  const unit = metricUnit(metric)
  if (unit.kind === 'share') return format.difference(difference)
  return format.number(difference, {
    signed: true,
    ...(unit.kind === 'number' && unit.digits !== undefined ? { digits: unit.digits } : {}),
  })
}
