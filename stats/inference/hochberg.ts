/** Hochberg's adjusted p-values (1988), step-up, in the order given; for independent or positively dependent tests. */
export function hochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[b] as number) - (pValues[a] as number))
  const adjusted = new Array<number>(pValues.length)
  let least = 1
  for (const [rank, index] of order.entries()) {
    least = Math.min(least, (pValues[index] as number) * (rank + 1))
    adjusted[index] = least
  }
  return adjusted
}
