import { LOWER_IS_BETTER } from '@/domain/monitoring/health'
import type { MetricKey } from '@/domain/performance/metric'

type Limits = { low: number | null; high: number | null }
type Sided = 'better' | 'worse' | 'unclear'
/** `differs`: surely another value, and neither direction is the better one. */
export type DifferenceVerdict = Sided | 'differs'

/** What the 95 % limits of a difference, second minus first, say of the second: anything only where they leave 0 out. */
export function verdictOnDifference({ low, high }: Limits, better: 'higher' | 'lower'): Sided {
  if (low !== null && low > 0) return better === 'higher' ? 'better' : 'worse'
  if (high !== null && high < 0) return better === 'lower' ? 'better' : 'worse'
  return 'unclear'
}

/** The same for a metric. A bias may be too high or too low. */
export function verdictOnMetric(metric: MetricKey, limits: Limits): DifferenceVerdict {
  const verdict = verdictOnDifference(limits, LOWER_IS_BETTER.has(metric) ? 'lower' : 'higher')
  return metric === 'bias' && verdict !== 'unclear' ? 'differs' : verdict
}
