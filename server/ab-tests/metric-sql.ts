import type { Task } from '@/domain/models/input'

/** Per counted prediction: whether it counts, and its numerator and denominator. Columns of `c` and `a` in fold-sql.ts. */
export type MetricParts = { counts: string; numerator: string; denominator: string }

const JUDGED = 'c.y is not null and c.prediction is not null'
const SCORED = `${JUDGED} and c.score is not null`
const MEASURED = 'c.y_number is not null and c.prediction_value is not null'
const POSITIVE = '(c.prediction = a.positive)::integer'
const TRUE = '(c.y = a.positive)::integer'
const TRUE_POSITIVE = '(c.prediction = a.positive and c.y = a.positive)::integer'
const TRUE_NEGATIVE = '(c.prediction <> a.positive and c.y <> a.positive)::integer'
const ERROR = '(c.prediction_value - c.y_number)'

/** The probability given to what came true, clipped as stats/metrics/binary/log-loss.ts clips it. */
const logLoss = (probability: string) => `-ln(least(1 - 1e-15, greatest(1e-15, ${probability})))`

const BINARY: Record<string, MetricParts> = {
  accuracy: { counts: JUDGED, numerator: '(c.prediction = c.y)::integer', denominator: '1' },
  precision: { counts: JUDGED, numerator: TRUE_POSITIVE, denominator: POSITIVE },
  recall: { counts: JUDGED, numerator: TRUE_POSITIVE, denominator: TRUE },
  specificity: { counts: JUDGED, numerator: TRUE_NEGATIVE, denominator: `1 - ${TRUE}` },
  f1: { counts: JUDGED, numerator: `2 * ${TRUE_POSITIVE}`, denominator: `${POSITIVE} + ${TRUE}` },
  log_loss: {
    counts: SCORED,
    numerator: logLoss('case when c.y = a.positive then c.score else 1 - c.score end'),
    denominator: '1',
  },
  brier: { counts: SCORED, numerator: `(c.score - ${TRUE}) ^ 2`, denominator: '1' },
  roc_auc: { counts: SCORED, numerator: '0', denominator: '0' },
  positive_rate: { counts: 'c.prediction is not null', numerator: POSITIVE, denominator: '1' },
  value: {
    counts: `${JUDGED} and c.constants is not null and (c.rates is null or c.amount is not null)`,
    numerator: `(c.constants + coalesce(c.rates, 0) * coalesce(c.amount, 0))`,
    denominator: '1',
  },
}

const REGRESSION: Record<string, MetricParts> = {
  mae: { counts: MEASURED, numerator: `abs${ERROR}`, denominator: '1' },
  rmse: { counts: MEASURED, numerator: `${ERROR} ^ 2`, denominator: '1' },
  bias: { counts: MEASURED, numerator: ERROR, denominator: '1' },
  mape: {
    counts: MEASURED,
    numerator: `coalesce(abs${ERROR} / nullif(abs(c.y_number), 0), 0)`,
    denominator: '(c.y_number <> 0)::integer',
  },
  smape: {
    counts: MEASURED,
    numerator: `coalesce(2 * abs${ERROR} / nullif(abs(c.prediction_value) + abs(c.y_number), 0), 0)`,
    denominator: '1',
  },
}

const MULTICLASS: Record<string, MetricParts> = {
  accuracy: { counts: JUDGED, numerator: '(c.prediction = c.y)::integer', denominator: '1' },
  log_loss: {
    counts: `${JUDGED} and c.probabilities is not null and c.y = any (a.classes)`,
    numerator: logLoss('coalesce(c.probabilities[array_position(a.classes, c.y)], 0)'),
    denominator: '1',
  },
}

const LATENCY: MetricParts = { counts: 'c.latency_ms is not null', numerator: 'c.latency_ms', denominator: '1' }

const TABLES: Partial<Record<Task, Record<string, MetricParts>>> = {
  binary: BINARY,
  regression: REGRESSION,
  multiclass: MULTICLASS,
}

/** How a metric is summed over predictions; null for what no prediction of this task carries (KPIs among them). */
export function metricParts(task: Task, metric: string): MetricParts | null {
  if (metric === 'latency') return LATENCY
  const table = TABLES[task]
  return table && Object.hasOwn(table, metric) ? (table[metric] ?? null) : null
}
