/** Scores of positive and of negative labels, each ascending. */
export type SplitScores = { positives: Float64Array; negatives: Float64Array }

/**
 * Splits scores by label and sorts each part.
 * @param scores one per row; rows whose score is NaN are left out.
 * @param labels one per row, 1 positive, 0 negative; rows with another label are left out.
 */
export function splitScores(scores: ArrayLike<number>, labels: ArrayLike<number>): SplitScores {
  let positiveCount = 0
  let negativeCount = 0
  const positives = new Float64Array(scores.length)
  const negatives = new Float64Array(scores.length)
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]
    if (score === undefined || Number.isNaN(score)) continue
    if (labels[i] === 1) positives[positiveCount++] = score
    else if (labels[i] === 0) negatives[negativeCount++] = score
  }
  return { positives: positives.slice(0, positiveCount).sort(), negatives: negatives.slice(0, negativeCount).sort() }
}
