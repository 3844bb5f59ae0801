import type { Interval } from '@/stats/intervals/interval'
import { meanInterval } from '@/stats/intervals/mean'
import { r2Interval } from '@/stats/intervals/r2'
import { rmseInterval } from '@/stats/intervals/rmse'
import { bias, mae, mape, rmse, smape } from '@/stats/metrics/regression/errors'
import { r2 } from '@/stats/metrics/regression/r2'
import type { RegressionSums } from '@/stats/metrics/regression/sums'
import { Z } from './confidence'
import { REGRESSION_COUNTS as C, REGRESSION_SUMS as S } from './layout'
import { REGRESSION_METRICS, type RegressionMetric } from './metric'
import type { TaskReading } from './reading'
import type { PerformanceSummary } from './summary'

const RANGES: Record<RegressionMetric, readonly [number, number]> = {
  mae: [0, Number.POSITIVE_INFINITY],
  rmse: [0, Number.POSITIVE_INFINITY],
  mape: [0, Number.POSITIVE_INFINITY],
  smape: [0, 2],
  r2: [Number.NEGATIVE_INFINITY, 1],
  bias: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
}

/** The regression's sufficient statistics by name. */
export function regressionSums({ counts, sums }: Readonly<PerformanceSummary>): RegressionSums {
  const at = (index: number) => sums[index] ?? 0
  return {
    n: counts[C.labelled] ?? 0,
    error: at(S.error),
    absolute: at(S.absolute),
    squared: at(S.squared),
    fourth: at(S.fourth),
    relativeN: counts[C.relative] ?? 0,
    relative: at(S.relative),
    relativeSquared: at(S.relativeSquared),
    symmetric: at(S.symmetric),
    symmetricSquared: at(S.symmetricSquared),
    label: at(S.label),
    label2: at(S.label2),
    label3: at(S.label3),
    label4: at(S.label4),
    squaredByLabel: at(S.squaredByLabel),
    squaredByLabel2: at(S.squaredByLabel2),
  }
}

function interval(s: RegressionSums, key: RegressionMetric): Interval | null {
  if (key === 'mae') return meanInterval({ n: s.n, sum: s.absolute, squares: s.squared }, Z)
  if (key === 'bias') return meanInterval({ n: s.n, sum: s.error, squares: s.squared }, Z)
  if (key === 'mape') return meanInterval({ n: s.relativeN, sum: s.relative, squares: s.relativeSquared }, Z)
  if (key === 'smape') return meanInterval({ n: s.n, sum: s.symmetric, squares: s.symmetricSquared }, Z)
  return key === 'rmse' ? rmseInterval(s, Z) : r2Interval(s, Z)
}

export const regressionReading: TaskReading<RegressionMetric> = {
  keys: REGRESSION_METRICS,
  range: (key) => RANGES[key],
  needsScore: () => false,
  points: (summary) => {
    const s = regressionSums(summary)
    return { mae: mae(s), rmse: rmse(s), mape: mape(s), smape: smape(s), r2: r2(s), bias: bias(s) }
  },
  interval: (summary, key) => interval(regressionSums(summary), key),
  scored: (summary) => summary.counts[C.labelled] ?? 0,
}
