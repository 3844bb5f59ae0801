import type { SplitScores } from './split-scores'

/** Share of `sorted` (ascending) below each of `points` (ascending), ties counted half. */
function placements(points: Float64Array, sorted: Float64Array): Float64Array {
  const out = new Float64Array(points.length)
  let below = 0
  let upTo = 0
  for (let i = 0; i < points.length; i++) {
    const x = points[i] ?? 0
    while (below < sorted.length && (sorted[below] ?? 0) < x) below++
    if (upTo < below) upTo = below
    while (upTo < sorted.length && (sorted[upTo] ?? 0) <= x) upTo++
    out[i] = (below + upTo) / 2 / sorted.length
  }
  return out
}

function variance(values: Float64Array): number {
  let mean = 0
  for (const value of values) mean += value / values.length
  let squares = 0
  for (const value of values) squares += (value - mean) ** 2
  return squares / (values.length - 1)
}

/**
 * Variance of the ROC AUC by structural components (DeLong, DeLong and Clarke-Pearson 1988): S10 / m + S01 / n, in time
 * O((m + n) log(m + n)). Null with fewer than two rows of either label.
 */
export function delongVariance({ positives, negatives }: SplitScores): number | null {
  if (positives.length < 2 || negatives.length < 2) return null
  const overNegatives = variance(placements(positives, negatives))
  const overPositives = variance(placements(negatives, positives))
  return overNegatives / positives.length + overPositives / negatives.length
}
