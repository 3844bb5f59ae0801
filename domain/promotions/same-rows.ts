import { metricsOnCases } from '@/domain/compare/metrics-on-cases'
import { pairedDifferences } from '@/domain/compare/paired-differences'
import { commonMetric } from '@/domain/compare/segments-on-cases'
import type { SharedCases } from '@/domain/compare/shared-cases'
import { LOWER_IS_BETTER } from '@/domain/monitoring/health'
import type { Absent, OwnPerformance, SameRows } from './evidence'

/** The leading metric of the candidate (the first version) over all its labelled cases. */
export function ownPerformance(cases: SharedCases): OwnPerformance | Absent {
  const [candidate] = cases.versions
  const metrics = candidate && cases.n > 0 ? metricsOnCases(cases, candidate) : null
  const metric = metrics && commonMetric(cases.task, [metrics])
  const answer = metric && metrics[metric]
  if (!metric || !answer || answer.value === null) return { measured: false, reason: 'no_labels_yet' }
  return { measured: true, metric, value: answer.value, low: answer.low, high: answer.high }
}

/**
 * Candidate (first) against champion (second version) on exactly the cases that both scored: the leading metric that both have,
 * with the limits of `pairedDifferences`.
 */
export function compareOnSameRows(cases: SharedCases): SameRows | Absent {
  const [candidate, champion] = cases.versions
  if (!candidate || !champion) return { measured: false, reason: 'no_champion' }
  if (cases.n === 0) return { measured: false, reason: 'no_case_scored_by_both' }
  const metrics = [metricsOnCases(cases, champion), metricsOnCases(cases, candidate)] as const
  const metric = commonMetric(cases.task, metrics)
  const [theirs, own] = metric ? metrics.map((all) => all[metric]?.value ?? null) : []
  const difference = metric && pairedDifferences(cases, [champion, candidate], metrics)[metric]
  if (!metric || !difference || own == null || theirs == null) return { measured: false, reason: 'no_common_metric' }
  return {
    measured: true,
    metric,
    lowerIsBetter: LOWER_IS_BETTER.has(metric),
    n: cases.n,
    candidate: own,
    champion: theirs,
    difference,
  }
}
