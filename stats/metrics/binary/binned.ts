import type { UndefinedReason } from '@/stats/metrics/figure'

/** Score histograms of positive and negative labels over the same bins, ascending in score. */
export type ScoreHistograms = { positives: ArrayLike<number>; negatives: ArrayLike<number> }

/** A figure from bins: the exact one lies within `value - bound` and `value + bound`. */
export type BoundedFigure = { value: number; bound: number } | { value: null; reason: UndefinedReason }
