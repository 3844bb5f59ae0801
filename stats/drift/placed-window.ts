import { binIndex } from '@/stats/metrics/bin-index'
import { gridCell, type PreparedReference } from './prepared-reference'

/**
 * A window's values on the gaps between a reference's k distinct values u: gap g holds u[g-1] < x < u[g], the outer
 * gaps are open.
 */
export type PlacedWindow = {
  /** The window's values, in another order where that is faster. */
  values: Float64Array
  /** The gap of each of `values`, or -1 where it equals a reference value. */
  gap: Int32Array
  /**
   * 2 g: values strictly inside gap g; 2 g + 1: the sum of (u[g] - x) over them, in the last gap of (x - u[k-1]).
   * Length 2 (k + 1).
   */
  inside: Float64Array
  /** Values equal to u[g], length k. */
  equal: Float64Array
}

/**
 * From these sizes on, values are grouped by neighbourhood first, so that the reference stays in the processor's
 * cache.
 */
const GROUPED_FROM = 1 << 16
const GROUPED_FROM_DISTINCT = 1 << 13
const GROUP_BITS = 8

function grouped({ grid }: PreparedReference, values: Float64Array): Float64Array {
  const shift = Math.max(0, Math.log2(grid.cells) - GROUP_BITS)
  const next = new Int32Array((1 << GROUP_BITS) + 1)
  const group = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const at = gridCell(grid, values[i] as number) >>> shift
    group[i] = at
    next[at + 1] = (next[at + 1] as number) + 1
  }
  for (let at = 0; at < next.length - 1; at++) next[at + 1] = (next[at + 1] as number) + (next[at] as number)
  const ordered = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const at = group[i] as number
    const place = next[at] as number
    next[at] = place + 1
    ordered[place] = values[i] as number
  }
  return ordered
}

/**
 * Sorts a window into the reference's gaps without sorting its values: O(m) on an even spread, O(m log k) at worst.
 * The search is written without branches on the data, which a processor could not predict.
 * @param reference of at least one value. @param window finite, any order, not changed.
 */
export function placeWindow(reference: PreparedReference, window: Float64Array): PlacedWindow {
  const { distinct, grid } = reference
  const { start } = grid
  const k = distinct.length
  const many = window.length >= GROUPED_FROM && k >= GROUPED_FROM_DISTINCT
  const values = many ? grouped(reference, window) : window
  const inside = new Float64Array(2 * (k + 1))
  const equal = new Float64Array(k)
  const gap = new Int32Array(values.length)
  const last = distinct[k - 1] as number
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number
    const cell = gridCell(grid, x)
    let low = start[cell] as number
    let left = (start[cell + 1] as number) - low
    while (left > 0) {
      const half = left >>> 1
      low += Number((distinct[low + half] as number) < x) * (left - half)
      left = half
    }
    const distance = low < k ? (distinct[low] as number) - x : x - last
    if (distance === 0) {
      equal[low] = (equal[low] as number) + 1
      gap[i] = -1
    } else {
      inside[2 * low] = (inside[2 * low] as number) + 1
      inside[2 * low + 1] = (inside[2 * low + 1] as number) + distance
      gap[i] = low
    }
  }
  return { values, gap, inside, equal }
}

/** The window's counts on right-closed bins whose inner edges are values of the reference: length edges + 1. */
export function placedCounts(
  reference: PreparedReference,
  placed: PlacedWindow,
  edges: ArrayLike<number>,
): Float64Array {
  const counts = new Float64Array(edges.length + 1)
  const { distinct } = reference
  let bin = 0
  for (let g = 0; g <= distinct.length; g++) {
    while (bin < edges.length && g > 0 && (distinct[g - 1] as number) >= (edges[bin] as number)) bin++
    counts[bin] = (counts[bin] as number) + (placed.inside[2 * g] as number) + (placed.equal[g] ?? 0)
  }
  return counts
}

/** The reference's own counts on right-closed bins whose inner edges are values of it: length edges + 1. */
export function preparedCounts({ n, distinct, upTo }: PreparedReference, edges: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(edges.length + 1)
  let before = 0
  for (let bin = 0; bin < edges.length; bin++) {
    const place = binIndex(distinct, edges[bin] as number)
    const reached = upTo[place] as number
    counts[bin] = reached - before
    before = reached
  }
  counts[edges.length] = n - before
  return counts
}
