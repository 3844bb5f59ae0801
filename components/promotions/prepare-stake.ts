import type { inferRouterOutputs } from '@trpc/server'
import { metricDifference, metricText } from '@/components/performance/metric-unit'
import type { MetricKey } from '@/domain/performance/metric'
import type { AppRouter } from '@/server/router'
import type { Promotion } from './figures'
import type { PromotionWords } from './words'

export type Comparison = inferRouterOutputs<AppRouter>['models']['compare']

export type Stake =
  | { known: false; reason: string }
  | { known: true; currency: string; value: number; low: number | null; high: number | null; n: number }

const PER = 1000

/** What deciding all cases with the candidate is worth over the champion, per 1,000 decisions. */
export function stakeOf({ reason, comparisons, currency }: Comparison): Stake {
  const found = comparisons[0]?.value
  if (!found || currency === null) {
    const why = found && found.value === null ? found.reason : (reason ?? 'no_value_model')
    return { known: false, reason: why }
  }
  if (found.value === null) return { known: false, reason: found.reason }
  const scaled = (value: number | null) => (value === null ? null : value * PER)
  return {
    known: true,
    currency,
    value: found.value * PER,
    low: scaled(found.low),
    high: scaled(found.high),
    n: found.n,
  }
}

/** Places on the scale in per cent, 0 always on it. */
export function stakeScale({ value, low, high }: { value: number; low: number; high: number }) {
  const [from, to] = [Math.min(0, low), Math.max(0, high)]
  const reach = to - from || 1
  const at = (x: number) => ((x - from) / reach) * 100
  return { zero: at(0), low: at(low), high: at(high), value: at(value) }
}

export type DifferenceRow = {
  id: string
  name: string
  champion: string
  candidate: string
  difference: string
  range: string
}

/** The leading metric as it was frozen with the request. */
export function frozenDifference({ evidence }: Promotion, { p, format }: PromotionWords): DifferenceRow | null {
  const { comparison } = evidence
  if (!comparison.measured) return null
  const { metric, candidate, champion, difference } = comparison
  return {
    id: metric,
    name: p(`metric.${metric}`),
    champion: metricText(format, metric, champion),
    candidate: metricText(format, metric, candidate),
    difference: metricDifference(format, metric, difference.value),
    range:
      difference.low === null || difference.high === null
        ? ''
        : format.interval(difference.low, difference.high, (value) => metricDifference(format, metric, value)),
  }
}

const SHOWN: readonly MetricKey[] = ['recall', 'precision', 'accuracy', 'log_loss', 'mae', 'rmse', 'f1_macro']

/** Further metrics on the cases that both scored, read now; the frozen one is left out. */
export function furtherDifferences(
  { versions, comparisons }: Comparison,
  leading: string | null,
  { p, format }: PromotionWords,
): DifferenceRow[] {
  const [champion, candidate] = versions
  const metrics = comparisons[0]?.metrics ?? {}
  return SHOWN.flatMap((metric): DifferenceRow[] => {
    const found = metrics[metric]
    const [theirs, own] = [champion?.metrics[metric]?.value, candidate?.metrics[metric]?.value]
    if (metric === leading || !found || theirs == null || own == null) return []
    const { low, high } = found
    return [
      {
        id: metric,
        name: p(`metric.${metric}`),
        champion: metricText(format, metric, theirs),
        candidate: metricText(format, metric, own),
        difference: metricDifference(format, metric, found.value),
        range:
          low === null || high === null
            ? ''
            : format.interval(low, high, (value) => metricDifference(format, metric, value)),
      },
    ]
  })
}
