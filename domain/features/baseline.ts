/** What a feature looked like in the reference: the fixed bins every later row is folded onto. Immutable with its version. */
export type NumericBaseline = {
  name: string
  kind: 'numeric'
  /** Inner edges, ascending, length bins - 1. Bin j holds edges[j-1] < x <= edges[j]; the outer bins are open. */
  edges: number[]
  /** Valid reference rows per bin, length edges.length + 1. */
  counts: number[]
  /** Sum of (x - mean) per bin over the reference. */
  centredSums: number[]
  n: number
  missing: number
  invalid: number
  mean: number
  /** Population standard deviation (ddof 0). */
  sd: number
  min: number | null
  max: number | null
  /** Distinct values, capped at 10,001 ("more than 10,000"). */
  distinct: number
}

export type CategoricalBaseline = {
  name: string
  kind: 'categorical'
  /** At most 255 categories, most frequent first (ties by text). */
  categories: string[]
  counts: number[]
  /** Reference rows in categories beyond the first 255. */
  other: number
  n: number
  missing: number
  invalid: number
  distinct: number
}

export type FeatureBaseline = NumericBaseline | CategoricalBaseline

/** One feature's counts in a window, summed from buckets; the layout mirrors the baseline's bins. */
export type NumericCounts = {
  kind: 'numeric'
  n: number
  missing: number
  invalid: number
  belowMin: number
  aboveMax: number
  bins: number[]
  /** Sum of (x - baseline.mean), of its square, and per bin. */
  centredSum: number
  centredSquares: number
  centredSums: number[]
  min: number | null
  max: number | null
}

export type CategoricalCounts = {
  kind: 'categorical'
  n: number
  missing: number
  invalid: number
  bins: number[]
  other: number
  unseen: number
}

export type FeatureCounts = NumericCounts | CategoricalCounts

/** One feature's raw values, for exact mode: valid values only, missing and invalid counted apart. */
export type NumericSample = { kind: 'numeric'; values: Float64Array; missing: number; invalid: number }
/** `codes[i]` indexes `categories`; both samples of a comparison may have their own category list. */
export type CategoricalSample = {
  kind: 'categorical'
  codes: Int32Array
  categories: readonly string[]
  missing: number
  invalid: number
}
export type FeatureSample = NumericSample | CategoricalSample
