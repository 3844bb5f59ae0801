import { binIndex } from '@/stats/metrics/bin-index'
import { CALIBRATION_BINS, CALIBRATION_EDGES } from '@/stats/metrics/binary/calibration'
import { RESIDUAL_BINS } from './residual-bins'
import { defaultScoreEdges, scoreEdgesFrom } from './score-edges'

/** Offsets of a binary summary; `negatives` and `positives` (score histograms by label) begin where the layout says. */
export const BINARY_COUNTS = {
  labelled: 0,
  unknown: 1,
  scoreMissing: 2,
  scoreInvalid: 3,
  tn: 4,
  fp: 5,
  fn: 6,
  tp: 7,
  /** Rows with an amount, per cell in the order tn, fp, fn, tp. */
  amountRows: 8,
  histograms: 12,
} as const
export const BINARY_SUMS = {
  logLoss: 0,
  logLossSquares: 1,
  brier: 2,
  brierSquares: 3,
  /** Sum of amounts per cell in the order tn, fp, fn, tp, and of their squares. */
  amounts: 4,
  amountSquares: 8,
  /** Sum of scores per calibration bin. */
  calibrationScores: 12,
  size: 12 + CALIBRATION_BINS,
} as const

export const REGRESSION_COUNTS = {
  labelled: 0,
  unknown: 1,
  relative: 2,
  residuals: 3,
  size: 3 + RESIDUAL_BINS,
} as const
/** In the order of `RegressionSums` without its two counts. */
export const REGRESSION_SUMS = {
  error: 0,
  absolute: 1,
  squared: 2,
  fourth: 3,
  relative: 4,
  relativeSquared: 5,
  symmetric: 6,
  symmetricSquared: 7,
  label: 8,
  label2: 9,
  label3: 10,
  label4: 11,
  squaredByLabel: 12,
  squaredByLabel2: 13,
  size: 14,
} as const

export const TOP_K = 5
export const MULTICLASS_COUNTS = {
  labelled: 0,
  unknown: 1,
  probabilitiesMissing: 2,
  probabilitiesInvalid: 3,
  /** Rows with valid probabilities. */
  ranked: 4,
  /** Rows whose label has the j-th highest probability, j = 1 .. 5. */
  ranks: 5,
  cells: 5 + TOP_K,
} as const
export const MULTICLASS_SUMS = { logLoss: 0, logLossSquares: 1, size: 2 } as const

export type BinaryLayout = {
  task: 'binary'
  size: { counts: number; sums: number }
  edges: Float64Array
  bins: number
  /** Calibration bin of each score bin. */
  calibrationBin: Uint8Array
  negatives: number
  positives: number
}
export type RegressionLayout = { task: 'regression'; size: { counts: number; sums: number }; centre: number }
export type MulticlassLayout = { task: 'multiclass'; size: { counts: number; sums: number }; classes: number }
export type PerformanceLayout = BinaryLayout | RegressionLayout | MulticlassLayout
export type PerformanceTask = PerformanceLayout['task']

/**
 * Binary: `scoreEdges` as frozen with the version (made complete by `scoreEdgesFrom`), the default ones when left out.
 * Regression: `centre`, the reference's mean label (or prediction); 0 when left out, which costs R^2 digits where labels are far
 * from 0 compared with their spread. Multiclass: number of `classes`, 2 or more. Fixed for the life of a version.
 */
export type LayoutOptions = { scoreEdges?: ArrayLike<number>; centre?: number; classes?: number }

function binaryLayout(scoreEdges?: ArrayLike<number>): BinaryLayout {
  const edges = Float64Array.from(scoreEdges ? scoreEdgesFrom(scoreEdges) : defaultScoreEdges())
  const bins = edges.length + 1
  const calibrationBin = Uint8Array.from({ length: bins }, (_, bin) => binIndex(CALIBRATION_EDGES, edges[bin] ?? 1))
  const negatives = BINARY_COUNTS.histograms
  const size = { counts: negatives + 2 * bins, sums: BINARY_SUMS.size }
  return { task: 'binary', size, edges, bins, calibrationBin, negatives, positives: negatives + bins }
}

export function performanceLayout(task: 'binary', options?: LayoutOptions): BinaryLayout
export function performanceLayout(task: 'regression', options?: LayoutOptions): RegressionLayout
export function performanceLayout(task: 'multiclass', options: LayoutOptions): MulticlassLayout
export function performanceLayout(task: PerformanceTask, options?: LayoutOptions): PerformanceLayout
export function performanceLayout(task: PerformanceTask, options: LayoutOptions = {}): PerformanceLayout {
  if (task === 'binary') return binaryLayout(options.scoreEdges)
  if (task === 'regression') {
    const centre = options.centre !== undefined && Number.isFinite(options.centre) ? options.centre : 0
    return { task, size: { counts: REGRESSION_COUNTS.size, sums: REGRESSION_SUMS.size }, centre }
  }
  const classes = options.classes ?? 0
  if (!Number.isInteger(classes) || classes < 2) throw new RangeError('a multiclass layout needs 2 or more classes')
  const size = { counts: MULTICLASS_COUNTS.cells + classes * classes, sums: MULTICLASS_SUMS.size }
  return { task, size, classes }
}
