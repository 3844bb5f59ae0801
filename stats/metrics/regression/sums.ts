/** Sufficient statistics of a regression: e = prediction - label, y = label - centre (any fixed centre near the labels' mean). */
export type RegressionSums = {
  n: number
  error: number
  absolute: number
  squared: number
  /** Sum of e^4. */
  fourth: number
  /** Rows with label other than 0, sum of |e| / |label| over them, and of its square. */
  relativeN: number
  relative: number
  relativeSquared: number
  /** Sum of 2 |e| / (|prediction| + |label|), 0 where both are 0, and of its square. */
  symmetric: number
  symmetricSquared: number
  /** Sums of y, y^2, y^3, y^4, e^2 y, e^2 y^2. */
  label: number
  label2: number
  label3: number
  label4: number
  squaredByLabel: number
  squaredByLabel2: number
}
