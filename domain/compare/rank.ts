import { LOWER_IS_BETTER } from '@/domain/monitoring/health'
import type { MetricAnswers, MetricKey } from '@/domain/performance/metric'

/** What a candidate's figures are over: the very cases of the yardstick, those it shares with it, or only its own. */
export type Basis = 'same_cases' | 'shared_cases' | 'own_cases'
type Ranked = { basis: Basis; metrics: MetricAnswers }

/** Best first; a candidate that shares no labelled case with the yardstick comes after those that do, without a value last. */
export function rankCandidates<Candidate extends Ranked>(
  candidates: readonly Candidate[],
  metric: MetricKey,
): Candidate[] {
  const sign = LOWER_IS_BETTER.has(metric) ? 1 : -1
  const figureOf = ({ metrics }: Ranked) => {
    const value = metrics[metric]?.value ?? null
    if (value === null) return null
    return metric === 'bias' ? Math.abs(value) : sign * value
  }
  const group = (candidate: Ranked) => (figureOf(candidate) === null ? 2 : candidate.basis === 'own_cases' ? 1 : 0)
  return [...candidates].sort((a, b) => group(a) - group(b) || (figureOf(a) ?? 0) - (figureOf(b) ?? 0))
}
