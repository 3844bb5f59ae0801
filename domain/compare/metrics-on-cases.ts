import { exactMetrics } from '@/domain/performance/exact'
import type { MetricAnswers } from '@/domain/performance/metric'
import { exactRows } from './exact-rows'
import type { Answers, SharedCases } from './shared-cases'

/**
 * Every metric of one version on the shared cases, exact, with 95 % limits by days where there are ten; on some `rows` of them
 * with limits that treat cases as independent.
 */
export function metricsOnCases(cases: SharedCases, answers: Answers, rows: Int32Array | null = null): MetricAnswers {
  return exactMetrics(exactRows(cases, answers, rows)).metrics
}
