import type { Task } from '@/domain/models/input'
import { metricTitle } from './metric-words'
import type { AbWords } from './words'

const OF_TASK: Record<Task, readonly string[]> = {
  binary: [
    'value',
    'recall',
    'precision',
    'accuracy',
    'specificity',
    'f1',
    'roc_auc',
    'log_loss',
    'brier',
    'positive_rate',
    'latency',
  ],
  multiclass: ['accuracy', 'log_loss', 'latency'],
  ranking: ['latency'],
  unsupervised: ['latency'],
  regression: ['mae', 'rmse', 'mape', 'smape', 'bias', 'latency'],
}

/** What can be compared between arms for a model of this task, and the KPIs. */
export function metricOptions(
  task: Task,
  kpis: readonly { slug: string; name: string }[],
  words: Pick<AbWords, 't' | 'p'>,
): { value: string; label: string }[] {
  return [
    ...OF_TASK[task].map((value) => ({ value, label: metricTitle(value, words) })),
    ...kpis.map(({ slug, name }) => ({ value: `kpi:${slug}`, label: words.t('metric.kpi', { name }) })),
  ]
}
