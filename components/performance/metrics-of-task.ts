import type { Task } from '@/domain/models/input'
import { LEADING_METRICS } from '@/domain/monitoring/health'
import { BINARY_METRICS, type MetricKey, MULTICLASS_METRICS, REGRESSION_METRICS } from '@/domain/performance/metric'

/** The metrics of a task in the order they are listed; none for tasks that are watched without truth. */
export function metricsOfTask(task: Task): readonly MetricKey[] {
  if (task === 'binary') return BINARY_METRICS
  if (task === 'regression') return REGRESSION_METRICS
  return task === 'multiclass' ? MULTICLASS_METRICS : []
}

/** The metric asked for if the task has it, else the one that speaks for the task. */
export function chosenMetric(task: Task, asked: string | null): MetricKey | null {
  const metrics = metricsOfTask(task)
  return metrics.find((metric) => metric === asked) ?? LEADING_METRICS[task]?.[0] ?? metrics[0] ?? null
}
