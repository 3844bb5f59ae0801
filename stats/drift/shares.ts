/** Counts divided by their sum; null when there is nothing to divide. */
export function shares(counts: ArrayLike<number>): Float64Array | null {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i] as number
  return total > 0 ? Float64Array.from(counts, (count) => count / total) : null
}

/** Shares after `weight` was added to every cell (0.5 by default), so that none is 0; null without cells. */
export function smoothedShares(counts: ArrayLike<number>, weight = 0.5): Float64Array | null {
  return shares(Float64Array.from(counts, (count) => count + weight))
}
