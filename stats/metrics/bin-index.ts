/**
 * The right-closed bin of `x`: the smallest j with `x <= edges[j]`, or `edges.length` beyond the last edge.
 * @param edges inner edges, ascending; bin j holds `edges[j-1] < x <= edges[j]`, the outer bins are open.
 */
export function binIndex(edges: ArrayLike<number>, x: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (x <= (edges[middle] ?? Number.POSITIVE_INFINITY)) high = middle
    else low = middle + 1
  }
  return low
}
