import type { MetricKey } from '@/domain/performance/metric'
import type { Candidate, LeaderboardAnswer } from './figures'

export type Leading =
  | { kind: 'nothing' }
  /** No other candidate is measured on the yardstick's cases. */
  | { kind: 'alone'; candidate: Candidate; metric: MetricKey }
  | { kind: 'ahead' | 'level' | 'yardstick'; candidate: Candidate; metric: MetricKey }

type Asked = Pick<LeaderboardAnswer, 'items' | 'metric'>
type Surely = 'better' | 'worse' | 'unclear'

/** A candidate against the yardstick; clear only where the interval of the difference leaves 0 out. */
export function againstYardstick(candidate: Pick<Candidate, 'differences'>, metric: MetricKey, lower: boolean): Surely {
  const found = candidate.differences[metric]
  if (!found || found.low === null || found.high === null) return 'unclear'
  if (found.low > 0) return lower ? 'worse' : 'better'
  if (found.high < 0) return lower ? 'better' : 'worse'
  return 'unclear'
}

/** Who leads a page that is ranked best first, and whether that is more than chance. */
export function leadingCandidate({ items, metric }: Asked, lower: boolean): Leading {
  const comparable = items.filter(
    (item) => item.basis !== 'own_cases' && metric !== null && (item.metrics[metric]?.value ?? null) !== null,
  )
  const [first] = comparable
  if (!first || metric === null) return { kind: 'nothing' }
  if (comparable.length === 1) return { kind: 'alone', candidate: first, metric }
  if (first.isYardstick) return { kind: 'yardstick', candidate: first, metric }
  const surely = againstYardstick(first, metric, lower)
  return { kind: surely === 'better' ? 'ahead' : 'level', candidate: first, metric }
}
