/** The prediction itself, watched like a feature: the score, a regression's prediction, a multiclass model's top probability. */
export const SCORE_FEATURE = '@score'

/** The value of `@score` for one row; null when the version gives none. */
export function scoreValue(
  row: { score: number | null; predictionValue: number | null; probabilities: ArrayLike<number> | null },
  task: string,
): number | null {
  if (row.score !== null) return row.score
  if (task === 'regression' || task === 'ranking' || task === 'unsupervised') return row.predictionValue
  if (task === 'multiclass' && row.probabilities && row.probabilities.length > 0)
    return Math.max(...Array.from(row.probabilities))
  return null
}
