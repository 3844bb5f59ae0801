/** A numeric sample sorted once, so that many windows can be compared with it. */
export type PreparedReference = {
  n: number
  /** Ascending. */
  sorted: Float64Array
  /** Distinct values, ascending. */
  distinct: Float64Array
  /** Values <= distinct[i]. */
  upTo: Float64Array
  /** Where a value's place among the distinct values is looked up: even cells over the middle of the sample. */
  grid: { low: number; scale: number; cells: number; start: Int32Array }
}

const MAX_CELLS = 1 << 20
/** Share of the values left outside the even cells at either end. */
const TAIL = 0.01

export function gridCell(grid: PreparedReference['grid'], x: number): number {
  if (!(x > grid.low)) return 0
  const cell = (x - grid.low) * grid.scale
  return cell >= grid.cells ? grid.cells - 1 : cell | 0
}

function makeGrid(sorted: Float64Array, distinct: Float64Array): PreparedReference['grid'] {
  const n = sorted.length
  const low = n > 0 ? (sorted[Math.floor(n * TAIL)] as number) : 0
  const high = n > 0 ? (sorted[Math.min(n - 1, Math.ceil(n * (1 - TAIL)))] as number) : 0
  let cells = 16
  while (cells < 8 * distinct.length && cells < MAX_CELLS) cells *= 2
  const width = high - low
  const scale = width > 0 && Number.isFinite(cells / width) ? cells / width : 0
  const grid = { low, scale, cells, start: new Int32Array(cells + 1) }
  let at = 0
  for (let cell = 0; cell <= cells; cell++) {
    while (at < distinct.length && gridCell(grid, distinct[at] as number) < cell) at++
    grid.start[cell] = at
  }
  grid.start[cells] = distinct.length
  return grid
}

/** @param values any order, finite; not changed. O(n log n). */
export function prepareReference(values: Float64Array): PreparedReference {
  const sorted = values.slice().sort()
  const n = sorted.length
  const distinct = new Float64Array(n)
  const upTo = new Float64Array(n)
  let k = 0
  for (let i = 0; i < n; i++) {
    const x = sorted[i] as number
    if (k === 0 || x !== distinct[k - 1]) distinct[k++] = x
    upTo[k - 1] = i + 1
  }
  const kept = distinct.slice(0, k)
  return { n, sorted, distinct: kept, upTo: upTo.slice(0, k), grid: makeGrid(sorted, kept) }
}
