import { binIndex } from '@/stats/metrics/bin-index'
import { type Figure, ratioFigure } from '@/stats/metrics/figure'

/** Inner edges 0.1 .. 0.9 of the ten equal-width, right-closed calibration bins; the first bin also holds 0. */
export const CALIBRATION_EDGES: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => tenth / 10)
export const CALIBRATION_BINS = CALIBRATION_EDGES.length + 1

/** Rows, positive labels and sum of scores of one calibration bin. */
export type CalibrationBin = { n: number; positives: number; scoreSum: number }

/** Ten calibration bins of raw rows: scores in [0, 1], labels 0 or 1, equal lengths. */
export function calibrationBins(scores: ArrayLike<number>, labels: ArrayLike<number>): CalibrationBin[] {
  const bins = Array.from({ length: CALIBRATION_BINS }, () => ({ n: 0, positives: 0, scoreSum: 0 }))
  for (let i = 0; i < scores.length; i++) {
    const bin = bins[binIndex(CALIBRATION_EDGES, scores[i] ?? 0)]
    if (!bin) continue
    bin.n += 1
    bin.positives += labels[i] === 1 ? 1 : 0
    bin.scoreSum += scores[i] ?? 0
  }
  return bins
}

/**
 * Expected calibration error: sum over bins of (n_b / n) |share of positives - mean score| (Naeini et al. 2015, Guo et al. 2017),
 * here with ten equal-width right-closed bins. In [0, 1]. Biased upwards for small n.
 */
export function ece(bins: readonly CalibrationBin[]): Figure {
  let n = 0
  let gap = 0
  for (const bin of bins) {
    n += bin.n
    if (bin.n > 0) gap += Math.abs(bin.positives - bin.scoreSum)
  }
  return ratioFigure(gap, n, 'no_rows')
}

/** One point per bin that holds rows: mean score, share of positives, n. */
export function calibrationCurve(bins: readonly CalibrationBin[]): { score: number; positives: number; n: number }[] {
  return bins
    .filter((bin) => bin.n > 0)
    .map((bin) => ({ score: bin.scoreSum / bin.n, positives: bin.positives / bin.n, n: bin.n }))
}
