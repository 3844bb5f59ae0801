import { f1Interval } from '@/stats/intervals/f1'
import type { Interval } from '@/stats/intervals/interval'
import { mccInterval } from '@/stats/intervals/mcc'
import { meanInterval } from '@/stats/intervals/mean'
import { moverInterval } from '@/stats/intervals/mover'
import { rocAucInterval } from '@/stats/intervals/roc-auc'
import { wilsonInterval } from '@/stats/intervals/wilson'
import { ece } from '@/stats/metrics/binary/calibration'
import * as confusion from '@/stats/metrics/binary/confusion'
import { prAucBinned } from '@/stats/metrics/binary/pr-auc-binned'
import { rocAucBinned } from '@/stats/metrics/binary/roc-auc-binned'
import { ratioFigure } from '@/stats/metrics/figure'
import { Z } from './confidence'
import { type BinaryLayout, BINARY_SUMS as S } from './layout'
import { BINARY_METRICS, type BinaryMetric } from './metric'
import { calibrationOf, confusionOf, scoredCounts, scoreHistograms } from './read-binary'
import type { Point, TaskReading } from './reading'
import type { PerformanceSummary } from './summary'

type Summary = Readonly<PerformanceSummary>

const NEEDS_SCORE: ReadonlySet<BinaryMetric> = new Set(['roc_auc', 'pr_auc', 'log_loss', 'brier', 'ece'])

function points(layout: BinaryLayout, summary: Summary): Record<BinaryMetric, Point> {
  const cells = confusionOf(summary)
  const histograms = scoreHistograms(layout, summary)
  const scored = scoredCounts(layout, summary)
  const n = scored.negatives + scored.positives
  return {
    accuracy: confusion.accuracy(cells),
    balanced_accuracy: confusion.balancedAccuracy(cells),
    precision: confusion.precision(cells),
    recall: confusion.recall(cells),
    specificity: confusion.specificity(cells),
    f1: confusion.f1(cells),
    mcc: confusion.mcc(cells),
    roc_auc: rocAucBinned(histograms),
    pr_auc: prAucBinned(histograms),
    log_loss: ratioFigure(summary.sums[S.logLoss] ?? 0, n, 'no_rows'),
    brier: ratioFigure(summary.sums[S.brier] ?? 0, n, 'no_rows'),
    ece: ece(calibrationOf(layout, summary)),
  }
}

function confusionInterval(summary: Summary, key: BinaryMetric): Interval | null {
  const cells = confusionOf(summary)
  const { tn, fp, fn, tp } = cells
  if (key === 'accuracy') return wilsonInterval(tn + tp, tn + fp + fn + tp, Z)
  if (key === 'precision') return wilsonInterval(tp, tp + fp, Z)
  if (key === 'recall') return wilsonInterval(tp, tp + fn, Z)
  if (key === 'specificity') return wilsonInterval(tn, tn + fp, Z)
  if (key === 'f1') return f1Interval(cells, Z)
  if (key === 'mcc') return mccInterval(cells, Z)
  return moverInterval([
    { value: tp / (tp + fn), weight: 0.5, ...wilsonInterval(tp, tp + fn, Z) },
    { value: tn / (tn + fp), weight: 0.5, ...wilsonInterval(tn, tn + fp, Z) },
  ])
}

/**
 * AUC: score interval from Hanley-McNeil. Average precision: Wilson's interval with n the positives (Boyd, Eng and Page 2013 use
 * the binomial likewise). Log loss, Brier: means. ECE: the bins' signs taken as given, it is a mean of +-(label - score).
 */
function scoreInterval(layout: BinaryLayout, summary: Summary, { key, value }: { key: BinaryMetric; value: number }) {
  const { positives, negatives } = scoredCounts(layout, summary)
  const n = positives + negatives
  const sum = (index: number) => summary.sums[index] ?? 0
  if (key === 'roc_auc') return rocAucInterval({ auc: value, m: positives, n: negatives, z: Z })
  if (key === 'pr_auc') return wilsonInterval(value * positives, positives, Z)
  if (key === 'log_loss') return meanInterval({ n, sum: sum(S.logLoss), squares: sum(S.logLossSquares) }, Z)
  if (key === 'brier') return meanInterval({ n, sum: sum(S.brier), squares: sum(S.brierSquares) }, Z)
  return meanInterval({ n, sum: value * n, squares: sum(S.brier) }, Z)
}

export function binaryReading(layout: BinaryLayout): TaskReading<BinaryMetric> {
  return {
    keys: BINARY_METRICS,
    range: (key) => (key === 'mcc' ? [-1, 1] : key === 'log_loss' ? [0, Number.POSITIVE_INFINITY] : [0, 1]),
    needsScore: (key) => NEEDS_SCORE.has(key),
    points: (summary) => points(layout, summary),
    interval: (summary, key, value) =>
      NEEDS_SCORE.has(key) ? scoreInterval(layout, summary, { key, value }) : confusionInterval(summary, key),
    scored: (summary) => {
      const { positives, negatives } = scoredCounts(layout, summary)
      return positives + negatives
    },
  }
}
