import type { Interval } from '@/stats/intervals/interval'
import { meanInterval } from '@/stats/intervals/mean'
import { multinomialStandardError } from '@/stats/intervals/multinomial-delta'
import { wilsonInterval } from '@/stats/intervals/wilson'
import { type Figure, ratioFigure } from '@/stats/metrics/figure'
import { macroAverage, weightedAverage } from '@/stats/metrics/multiclass/averages'
import { type Margins, margins } from '@/stats/metrics/multiclass/margins'
import { multiclassAccuracy, multiclassBalancedAccuracy, multiclassMcc } from '@/stats/metrics/multiclass/overall'
import { Z } from './confidence'
import { MULTICLASS_COUNTS as C, type MulticlassLayout, MULTICLASS_SUMS as S } from './layout'
import { MULTICLASS_METRICS, type MulticlassMetric } from './metric'
import type { TaskReading } from './reading'
import type { PerformanceSummary } from './summary'

type Summary = Readonly<PerformanceSummary>
/** Standard errors below this are rounding of derivatives that cancel. */
const ROUNDING = 1e-7

type FromConfusion = Exclude<MulticlassMetric, 'log_loss'>

const FROM_CONFUSION: Record<FromConfusion, (of: Margins) => Figure> = {
  accuracy: multiclassAccuracy,
  balanced_accuracy: multiclassBalancedAccuracy,
  precision_macro: (of) => macroAverage(of, 'precision'),
  precision_weighted: (of) => weightedAverage(of, 'precision'),
  recall_macro: (of) => macroAverage(of, 'recall'),
  recall_weighted: (of) => weightedAverage(of, 'recall'),
  specificity_macro: (of) => macroAverage(of, 'specificity'),
  specificity_weighted: (of) => weightedAverage(of, 'specificity'),
  f1_macro: (of) => macroAverage(of, 'f1'),
  f1_weighted: (of) => weightedAverage(of, 'f1'),
  mcc: multiclassMcc,
}

/** The k x k confusion, row-major: `cells[label * k + prediction]`. */
function confusionCells({ classes }: MulticlassLayout, { counts }: Summary): number[] {
  return counts.slice(C.cells, C.cells + classes * classes)
}

function points(layout: MulticlassLayout, summary: Summary): Record<MulticlassMetric, Figure> {
  const of = margins(confusionCells(layout, summary), layout.classes)
  return {
    accuracy: FROM_CONFUSION.accuracy(of),
    balanced_accuracy: FROM_CONFUSION.balanced_accuracy(of),
    precision_macro: FROM_CONFUSION.precision_macro(of),
    precision_weighted: FROM_CONFUSION.precision_weighted(of),
    recall_macro: FROM_CONFUSION.recall_macro(of),
    recall_weighted: FROM_CONFUSION.recall_weighted(of),
    specificity_macro: FROM_CONFUSION.specificity_macro(of),
    specificity_weighted: FROM_CONFUSION.specificity_weighted(of),
    f1_macro: FROM_CONFUSION.f1_macro(of),
    f1_weighted: FROM_CONFUSION.f1_weighted(of),
    mcc: FROM_CONFUSION.mcc(of),
    log_loss: ratioFigure(summary.sums[S.logLoss] ?? 0, summary.counts[C.ranked] ?? 0, 'no_rows'),
  }
}

/** Accuracy: Wilson. Log loss: a mean. The rest: multinomial delta method, or Wilson's width where that gives no width. */
function interval(
  layout: MulticlassLayout,
  summary: Summary,
  at: { key: MulticlassMetric; value: number },
): Interval | null {
  const { key, value } = at
  const n = summary.counts[C.labelled] ?? 0
  if (key === 'log_loss') {
    const [sum, squares] = [summary.sums[S.logLoss] ?? 0, summary.sums[S.logLossSquares] ?? 0]
    return meanInterval({ n: summary.counts[C.ranked] ?? 0, sum, squares }, Z)
  }
  if (key === 'accuracy' || key === 'recall_weighted') return wilsonInterval(value * n, n, Z)
  const metric = FROM_CONFUSION[key]
  const error = multinomialStandardError({ cells: confusionCells(layout, summary), k: layout.classes, metric })
  if (error === null) return null
  if (error > ROUNDING) return { low: value - Z * error, high: value + Z * error }
  return value >= 0 ? wilsonInterval(value * n, n, Z) : null
}

export function multiclassReading(layout: MulticlassLayout): TaskReading<MulticlassMetric> {
  return {
    keys: MULTICLASS_METRICS,
    range: (key) => (key === 'mcc' ? [-1, 1] : key === 'log_loss' ? [0, Number.POSITIVE_INFINITY] : [0, 1]),
    needsScore: (key) => key === 'log_loss',
    points: (summary) => points(layout, summary),
    interval: (summary, key, value) => interval(layout, summary, { key, value }),
    scored: ({ counts }) => counts[C.ranked] ?? 0,
  }
}
