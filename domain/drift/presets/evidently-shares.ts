import type { NumericSample } from '@/domain/features/baseline'
import { binEdges } from '@/stats/drift/bin-edges'
import { histogram } from '@/stats/drift/histogram'
import { shares } from '@/stats/drift/shares'
import { type CategoryPair, valuePair } from '../category-pair'
import type { NumericPair } from '../numeric-pair'

export type SharePair = { p: Float64Array; q: Float64Array }

/** Numeric features with more distinct reference values than this are binned. */
const BINNED_FROM = 20

/** Counts of bins or of values that Evidently's distances read: Sturges' bins over both samples, or one per value. */
export type Cells = { reference: Float64Array; window: Float64Array }

const wholeSamples = (samples: readonly NumericSample[]) =>
  samples.every(({ values, missing, invalid }) => missing === 0 && invalid === 0 && values.every(Number.isInteger))

/**
 * Whether NumPy would hold both samples as integers, which limits its bins to a width of 1 and more: whole numbers
 * only, and no missing value (that would make them floating point).
 */
export function isWhole(pair: NumericPair): boolean {
  return wholeSamples([pair.reference, pair.window])
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

export function evidentlyCells(pair: NumericPair | CategoryPair): Cells {
  if (pair.kind === 'categorical') return pair
  const [reference, window] = [pair.reference.values, pair.window.values]
  if (pair.prepared().distinct.length <= BINNED_FROM) return valuePair(reference, window)
  const edges = binEdges(joined(reference, window), 'sturges', { whole: isWhole(pair) })
  return { reference: histogram(reference, edges), window: histogram(window, edges) }
}

/** Hellinger's cells: Sturges' bins by the number of distinct values of both samples, however few. */
export function evidentlyHellingerCells(pair: NumericPair | CategoryPair): Cells {
  if (pair.kind === 'categorical') return pair
  const edges = binEdges(pair.distinct(), 'sturges', { whole: isWhole(pair) })
  return { reference: histogram(pair.reference.values, edges), window: histogram(pair.window.values, edges) }
}

export function sharePair({ reference, window }: Cells): SharePair | null {
  const [p, q] = [shares(reference), shares(window)]
  return p && q ? { p, q } : null
}

/**
 * Empty cells get 0.0001, or a millionth of the smallest share where that is at most 0.0001; nothing is renormalised.
 */
export function filled(cells: Float64Array): Float64Array {
  const least = cells.reduce((low, share) => (share > 0 && share < low ? share : low), Number.POSITIVE_INFINITY)
  const fill = least <= 0.0001 ? least / 1e6 : 0.0001
  return cells.map((share) => (share === 0 ? fill : share))
}
