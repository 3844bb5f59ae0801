import { BINARY_METRICS, MULTICLASS_METRICS, REGRESSION_METRICS } from '@/domain/performance/metric'

/**
 * How a metric is summed per entity and compared. `binary`: 0 or 1 per entity; `mean`: one figure per entity; `ratio`: sums of
 * a numerator and a denominator over the entity's predictions; `root_mean`: the root of a mean; `auc`: from the scores themselves.
 */
export type MetricKind = 'binary' | 'mean' | 'ratio' | 'root_mean' | 'auc'

/** Numerator and denominator per prediction of the ratios: cells of the confusion table, or a loss over the labelled ones. */
const RATIOS = new Set([
  'accuracy',
  'precision',
  'recall',
  'specificity',
  'f1',
  'log_loss',
  'brier',
  'mae',
  'mape',
  'smape',
  'bias',
])
/** Known metrics that no arm-wise test is offered for. */
const WITHOUT_TEST = new Set(['balanced_accuracy', 'mcc', 'pr_auc', 'ece', 'r2'])

/**
 * The kind of a plan's metric.
 * @returns `unknown_metric` for a name that is none, `metric_not_comparable` for one without a test between arms.
 */
export function metricKind(metric: string): MetricKind | 'unknown_metric' | 'metric_not_comparable' {
  if (metric.startsWith('kpi:') || metric === 'value' || metric === 'latency') return 'mean'
  if (metric === 'positive_rate') return 'ratio'
  if (RATIOS.has(metric)) return 'ratio'
  if (metric === 'rmse') return 'root_mean'
  if (metric === 'roc_auc') return 'auc'
  const known: readonly string[] = [...BINARY_METRICS, ...REGRESSION_METRICS, ...MULTICLASS_METRICS]
  return WITHOUT_TEST.has(metric) || known.includes(metric) ? 'metric_not_comparable' : 'unknown_metric'
}

/** Whether the metric waits for labels; the others are known with the prediction. */
export function needsLabels(metric: string): boolean {
  return metric !== 'latency' && metric !== 'positive_rate' && !metric.startsWith('kpi:')
}

/** Recall, F1 and their like count positives that a decision may keep from ever being labelled. */
export function hiddenByDecision(metric: string): boolean {
  return metric === 'recall' || metric === 'f1' || metric === 'accuracy' || metric === 'specificity'
}
