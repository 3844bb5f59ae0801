/**
 * Inner edges of right-closed bins of about equal frequency. Every edge is a value of the sample; the largest value is
 * never one. A value that holds more than 1 / bins of the sample gets a bin of its own (edges at it and at its
 * predecessor); with at most `bins` distinct values every value has its own bin. Edges at the ranks ceil(k n / bins),
 * ties collapsed.
 * @param sorted ascending, finite.
 * @returns ascending, distinct; empty for an empty or constant sample.
 */
export function equalFrequencyEdges(sorted: ArrayLike<number>, bins: number): number[] {
  const n = sorted.length
  if (n === 0) return []
  const { values, heavy } = runs(sorted, n / bins, bins)
  const most = sorted[n - 1] as number
  if (values) return values.slice(0, -1)
  const edges = new Set<number>(heavy)
  for (let k = 1; k < bins; k++) edges.add(sorted[Math.ceil((k * n) / bins) - 1] as number)
  edges.delete(most)
  return [...edges].sort((a, b) => a - b)
}

/** The distinct values, where there are at most `limit`; and the edges that set heavy values apart. */
function runs(sorted: ArrayLike<number>, heavyCount: number, limit: number) {
  let values: number[] | null = []
  const heavy: number[] = []
  let start = 0
  let before: number | null = null
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[start]) continue
    const value = sorted[start] as number
    if (i - start > heavyCount) {
      if (before !== null) heavy.push(before)
      heavy.push(value)
    }
    if (values && values.push(value) > limit) values = null
    before = value
    start = i
  }
  return { values, heavy }
}
