/** Bonferroni's adjusted p-values, at most 1. */
export function bonferroni(pValues: readonly number[]): number[] {
  return pValues.map((p) => Math.min(1, p * pValues.length))
}
