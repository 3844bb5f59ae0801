import { gridCell, type PreparedReference } from './prepared-reference'

/**
 * A window's values on the gaps between a reference's k distinct values u: gap g holds u[g-1] < x < u[g], the outer gaps are open.
 */
export type PlacedWindow = {
  m: number
  /** Values strictly inside each gap, length k + 1. */
  inside: Float64Array
  /** Values equal to u[g], length k. */
  equal: Float64Array
  /** Per gap the sum of (u[g] - x) over the values inside; in the last gap the sum of (x - u[k-1]). */
  distance: Float64Array
  /** The gap of each value, or -1 where it equals a reference value. */
  gap: Int32Array
}

/** Sorts a window into the reference's gaps without sorting its values: O(m) on an even spread, O(m log k) at worst. */
export function placeWindow(reference: PreparedReference, values: Float64Array): PlacedWindow {
  const { distinct, grid } = reference
  const { start } = grid
  const k = distinct.length
  const m = values.length
  const inside = new Float64Array(k + 1)
  const equal = new Float64Array(k)
  const distance = new Float64Array(k + 1)
  const gap = new Int32Array(m)
  for (let i = 0; i < m; i++) {
    const x = values[i] as number
    const cell = gridCell(grid, x)
    let low = start[cell] as number
    let high = start[cell + 1] as number
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((distinct[middle] as number) < x) low = middle + 1
      else high = middle
    }
    if (low < k) {
      const above = distinct[low] as number
      if (above === x) {
        equal[low] = (equal[low] as number) + 1
        gap[i] = -1
        continue
      }
      distance[low] = (distance[low] as number) + (above - x)
    } else {
      distance[k] = (distance[k] as number) + (x - (distinct[k - 1] as number))
    }
    inside[low] = (inside[low] as number) + 1
    gap[i] = low
  }
  return { m, inside, equal, distance, gap }
}

/** The window's counts on right-closed bins whose inner edges are values of the reference: length edges + 1. */
export function placedCounts(reference: PreparedReference, placed: PlacedWindow, edges: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(edges.length + 1)
  let bin = 0
  for (let g = 0; g < placed.inside.length; g++) {
    while (bin < edges.length && g > 0 && (reference.distinct[g - 1] as number) >= (edges[bin] as number)) bin++
    counts[bin] = (counts[bin] as number) + (placed.inside[g] as number) + (placed.equal[g] ?? 0)
  }
  return counts
}
