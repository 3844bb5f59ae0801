import type {
  CategoricalSample,
  FeatureBaseline,
  FeatureCounts,
  FeatureSample,
  NumericSample,
} from '@/domain/features/baseline'

/**
 * Rows of one side: valid, missing and invalid, and those of the valid ones that the reference had not prepared for.
 */
export type RowShares = {
  valid: number
  missing: number
  invalid: number
  /** Null for a numeric feature. */
  unseen: number | null
  /** Null for a categorical feature. */
  outOfRange: number | null
}
export type SidedRows = { reference: RowShares; window: RowShares }

function rowsOf(
  side: { kind: 'numeric' | 'categorical'; missing: number; invalid: number },
  valid: number,
  odd: number,
) {
  const { kind, missing, invalid } = side
  const numeric = kind === 'numeric'
  return { valid, missing, invalid, unseen: numeric ? null : odd, outOfRange: numeric ? odd : null }
}

function unseenRows(reference: CategoricalSample, window: CategoricalSample): number {
  const seen = new Set<string | undefined>()
  for (const code of new Set(reference.codes)) seen.add(reference.categories[code])
  const known = window.categories.map((category) => seen.has(category))
  let unseen = 0
  for (const code of window.codes) if (!known[code]) unseen++
  return unseen
}

function outOfRangeRows(reference: NumericSample, window: NumericSample): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const x of reference.values) {
    if (x < low) low = x
    if (x > high) high = x
  }
  let outside = 0
  for (const x of window.values) if (x < low || x > high) outside++
  return outside
}

export function validRows(sample: FeatureSample): number {
  return sample.kind === 'numeric' ? sample.values.length : sample.codes.length
}

function oddRows(reference: FeatureSample, window: FeatureSample): number {
  if (validRows(reference) === 0) return 0
  if (reference.kind === 'numeric' && window.kind === 'numeric') return outOfRangeRows(reference, window)
  return reference.kind === 'categorical' && window.kind === 'categorical' ? unseenRows(reference, window) : 0
}

/** From raw samples. By definition nothing in the reference is unseen or out of range. */
export function rowsFromSamples(reference: FeatureSample, window: FeatureSample): SidedRows {
  return {
    reference: rowsOf(reference, validRows(reference), 0),
    window: rowsOf(window, validRows(window), oddRows(reference, window)),
  }
}

/** From a baseline and a window's counts. */
export function rowsFromCounts(baseline: FeatureBaseline, counts: FeatureCounts): SidedRows {
  const odd = counts.kind === 'numeric' ? counts.belowMin + counts.aboveMax : counts.unseen
  return { reference: rowsOf(baseline, baseline.n, 0), window: rowsOf(counts, counts.n, odd) }
}
