import type { NumericSample } from '@/domain/features/baseline'
import { type ExactDistances, exactDistances } from '@/stats/drift/exact-distances'
import { type PlacedWindow, placeWindow } from '@/stats/drift/placed-window'
import { type PreparedReference, prepareReference } from '@/stats/drift/prepared-reference'

/** A numeric reference and window, neither empty; what several methods need is computed once, when first asked for. */
export type NumericPair = {
  kind: 'numeric'
  reference: NumericSample
  window: NumericSample
  prepared: () => PreparedReference
  placed: () => PlacedWindow
  distances: () => ExactDistances
  /** Distinct values of both, ascending within each. */
  distinct: () => Float64Array
}

const preparedReferences = new WeakMap<Float64Array, PreparedReference>()

/** The reference sorted; remembered for as long as its values are, because every window of a page asks for it. */
function preparedOnce(values: Float64Array): PreparedReference {
  const known = preparedReferences.get(values)
  if (known) return known
  const made = prepareReference(values)
  preparedReferences.set(values, made)
  return made
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function unionDistinct(prepared: PreparedReference, placed: PlacedWindow): Float64Array {
  const own = placed.values.filter((_, i) => (placed.gap[i] as number) >= 0).sort()
  const fresh = own.filter((value, i) => i === 0 || value !== own[i - 1])
  const all = new Float64Array(prepared.distinct.length + fresh.length)
  all.set(prepared.distinct)
  all.set(fresh, prepared.distinct.length)
  return all
}

export function numericPair(reference: NumericSample, window: NumericSample): NumericPair {
  const prepared = () => preparedOnce(reference.values)
  const placed = once(() => placeWindow(prepared(), window.values))
  return {
    kind: 'numeric',
    reference,
    window,
    prepared,
    placed,
    distances: once(() => exactDistances(prepared(), window.values, placed())),
    distinct: once(() => unionDistinct(prepared(), placed())),
  }
}
