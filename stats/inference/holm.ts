/**
 * Holm's adjusted p-values (S. Holm 1979), step-down, in the order given: rejecting where the adjusted value is < alpha keeps
 * the chance of any false rejection below alpha under any dependence.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[a] as number) - (pValues[b] as number))
  const adjusted = new Array<number>(pValues.length)
  let most = 0
  for (const [rank, index] of order.entries()) {
    most = Math.max(most, Math.min(1, (pValues[index] as number) * (pValues.length - rank)))
    adjusted[index] = most
  }
  return adjusted
}
