import { binEdges } from '@/stats/drift/bin-edges'
import { histogram } from '@/stats/drift/histogram'
import { type CategoryPair, valuePair } from '../category-pair'
import type { NumericPair } from '../numeric-pair'

/** From more distinct values than this, or more than this share of the rows, a numeric feature is binned. */
const MANY_VALUES = 50
const MANY_SHARE = 0.1

export type Cells = { p: Float64Array; q: Float64Array }

const edgesOf = new WeakMap<Float64Array, Float64Array>()

/** Doane's edges on the reference, remembered with it. */
function doaneEdges(reference: Float64Array): Float64Array {
  const known = edgesOf.get(reference)
  if (known) return known
  const made = binEdges(reference, 'doane')
  edgesOf.set(reference, made)
  return made
}

/** Shares per cell of the reference, and one leftover cell for what the window holds outside of them. */
function withLeftover(reference: ArrayLike<number>, window: ArrayLike<number>, size: { n: number; m: number }): Cells {
  const p = new Float64Array(reference.length + 1)
  const q = new Float64Array(reference.length + 1)
  let found = 0
  for (let i = 0; i < reference.length; i++) {
    p[i] = (reference[i] as number) / size.n
    q[i] = (window[i] as number) / size.m
    found += window[i] as number
  }
  q[reference.length] = (size.m - found) / size.m
  return { p, q }
}

/** NannyML's cells for Jensen-Shannon and Hellinger. */
export function nannymlCells(pair: NumericPair | CategoryPair): Cells {
  if (pair.kind === 'numeric') {
    const [reference, window] = [pair.reference.values, pair.window.values]
    const distinct = pair.prepared().distinct.length
    if (distinct <= MANY_VALUES && distinct / reference.length <= MANY_SHARE) {
      return nannymlCells(valuePair(reference, window))
    }
    const edges = doaneEdges(reference)
    const size = { n: reference.length, m: window.length }
    return withLeftover(histogram(reference, edges), histogram(window, edges), size)
  }
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0)
  const known = pair.reference.map((_, i) => i).filter((i) => (pair.reference[i] ?? 0) > 0)
  return withLeftover(
    known.map((i) => pair.reference[i] ?? 0),
    known.map((i) => pair.window[i] ?? 0),
    { n: sum(pair.reference), m: sum(pair.window) },
  )
}
