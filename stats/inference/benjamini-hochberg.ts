/**
 * Benjamini-Hochberg adjusted p-values: min over k >= rank of p(k) m / k, at most 1, in the order given.
 * Rejecting where the adjusted value is < alpha keeps the expected share of false discoveries below alpha.
 * Source: Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57 (1995).
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[b] as number) - (pValues[a] as number))
  const adjusted = new Array<number>(pValues.length)
  let least = 1
  for (const [i, index] of order.entries()) {
    least = Math.min(least, ((pValues[index] as number) * pValues.length) / (pValues.length - i))
    adjusted[index] = least
  }
  return adjusted
}
