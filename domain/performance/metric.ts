import type { UndefinedReason } from '@/stats/metrics/figure'

export const BINARY_METRICS = [
  'accuracy',
  'balanced_accuracy',
  'precision',
  'recall',
  'specificity',
  'f1',
  'mcc',
  'roc_auc',
  'pr_auc',
  'log_loss',
  'brier',
  'ece',
] as const
export const REGRESSION_METRICS = ['mae', 'rmse', 'mape', 'smape', 'r2', 'bias'] as const
export const MULTICLASS_METRICS = [
  'accuracy',
  'balanced_accuracy',
  'precision_macro',
  'precision_weighted',
  'recall_macro',
  'recall_weighted',
  'specificity_macro',
  'specificity_weighted',
  'f1_macro',
  'f1_weighted',
  'mcc',
  'log_loss',
] as const

export type BinaryMetric = (typeof BINARY_METRICS)[number]
export type RegressionMetric = (typeof REGRESSION_METRICS)[number]
export type MulticlassMetric = (typeof MULTICLASS_METRICS)[number]
export type MetricKey = BinaryMetric | RegressionMetric | MulticlassMetric

/** The last two are for whoever has no layout to summarise: a model whose classes are not known, a task without metrics. */
export type MetricReason =
  | Exclude<UndefinedReason, 'no_rows'>
  | 'no_predictions'
  | 'no_labels_yet'
  | 'no_scores'
  | 'classes_unknown'
  | 'task_without_metrics'

/**
 * One metric of one window. `low` and `high` are 95 % confidence limits, null where one row or a like case leaves them unknown.
 * `bound`: a figure from bins lies within `bound` of the exact one; the limits are about sampling and do not contain it.
 */
export type MetricAnswer =
  | { value: number; low: number | null; high: number | null; bound?: number }
  | { value: null; reason: MetricReason }

export type MetricAnswers = Partial<Record<MetricKey, MetricAnswer>>
