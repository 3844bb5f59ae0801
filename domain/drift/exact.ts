import type { FeatureSample } from '@/domain/features/baseline'
import { BASELINE_CATEGORIES } from './baseline'
import { type CategoryPair, categoryPair } from './category-pair'
import { composeFinding } from './compose-finding'
import type { DriftFinding, DriftPreset } from './finding'
import { isShareMethod } from './methods'
import { type NumericPair, numericPair } from './numeric-pair'
import { evidentlyReading } from './presets/evidently'
import { evidentlyDefault } from './presets/evidently-default'
import { EVIDENTLY_METHODS } from './presets/evidently-methods'
import { nannymlReading, nannymlThreshold, nannymlValue } from './presets/nannyml'
import { noReading, type Reading } from './reading'
import { rowsFromSamples, validRows } from './row-shares'
import { shareReading } from './share-reading'

export type ExactInput = {
  feature: string
  preset: DriftPreset
  /** Names of the preset (see `parseMethods`); null takes the preset's default for this feature. */
  methods: readonly string[] | null
  reference: FeatureSample
  window: FeatureSample
  /** Calendar chunks of the reference, for thresholds of the nannyml preset. Empty chunks are left out. */
  referenceChunks?: readonly FeatureSample[] | undefined
  /** Valid rows needed on both sides, `MINIMUM_ROWS` by default. */
  minimum?: number | undefined
}

type Pair = NumericPair | CategoryPair

function pairOf(reference: FeatureSample, window: FeatureSample): Pair | null {
  if (reference.kind === 'numeric' && window.kind === 'numeric') return numericPair(reference, window)
  if (reference.kind === 'categorical' && window.kind === 'categorical') return categoryPair(reference, window)
  return null
}

/** Why no method can read this pair, or null. */
function hindrance(input: ExactInput, pair: Pair | null): string | null {
  if (input.preset === 'calibrated') return 'not_available'
  if (validRows(input.reference) === 0) return 'reference_empty'
  if (validRows(input.window) === 0) return 'window_empty'
  if (!pair) return 'kinds_differ'
  if (pair.kind === 'numeric') return null
  const distinct = pair.reference.reduce((count, rows) => count + (rows > 0 ? 1 : 0), 0)
  const many = distinct > BASELINE_CATEGORIES && distinct > validRows(input.reference) / 2
  return many ? 'too_many_categories' : null
}

const thresholds = new WeakMap<FeatureSample, WeakMap<readonly FeatureSample[], Map<string, number | null>>>()

/**
 * The nannyml threshold of a method; remembered with the reference and its chunks, since every window of a page asks
 * for it.
 */
function chunkThreshold({ reference, referenceChunks = [] }: ExactInput, method: string): number | null {
  const byChunks = thresholds.get(reference) ?? new WeakMap<readonly FeatureSample[], Map<string, number | null>>()
  thresholds.set(reference, byChunks)
  const known = byChunks.get(referenceChunks) ?? new Map<string, number | null>()
  byChunks.set(referenceChunks, known)
  const before = known.get(method)
  if (before !== undefined) return before
  const values = referenceChunks.flatMap((chunk) => {
    const pair = validRows(chunk) > 0 ? pairOf(reference, chunk) : null
    return (pair && nannymlValue(pair, method)) ?? []
  })
  const threshold = nannymlThreshold(values)
  known.set(method, threshold)
  return threshold
}

function reading(input: ExactInput, pair: Pair, method: string): Reading {
  if (input.preset === 'nannyml')
    return nannymlReading({ pair, method, threshold: () => chunkThreshold(input, method) })
  const spec = EVIDENTLY_METHODS.find(({ name }) => name === method)
  return spec ? evidentlyReading(pair, spec) : noReading('unknown_method')
}

function defaultsFor(input: ExactInput, pair: Pair | null): string[] {
  if (input.preset !== 'evidently') return ['jensen_shannon']
  const distinct = pair?.kind === 'numeric' && pair.reference.values.length > 0 ? pair.distinct().length : 0
  const kind = input.reference.kind
  const values = pair?.kind === 'categorical' ? pair.reference.length : distinct
  return [evidentlyDefault({ kind, n: validRows(input.reference), distinct: values })]
}

/**
 * Drift of one feature in one window from raw values, one finding per method. Never throws on data: what cannot be
 * measured has value null and a reason (`reference_empty`, `window_empty`, `too_many_categories`, `numeric_only`,
 * `categorical_only`, `not_available`, …); below the minimum n `drifted` is `insufficient` with `need`. Adjusted
 * p-values are filled in by `adjustFindings`.
 */
export function exactFindings(input: ExactInput): DriftFinding[] {
  const { feature, minimum } = input
  const n = { reference: validRows(input.reference), window: validRows(input.window) }
  const pair = n.reference > 0 && n.window > 0 ? pairOf(input.reference, input.window) : null
  const stopped = hindrance(input, pair)
  return (input.methods ?? defaultsFor(input, pair)).map((method) => {
    if (isShareMethod(method) && input.preset !== 'calibrated') {
      const share = shareReading({ method, ...rowsFromSamples(input.reference, input.window) })
      return composeFinding({ feature, method, minimum, ...share })
    }
    const found = stopped || !pair ? noReading(stopped ?? 'kinds_differ') : reading(input, pair, method)
    const finding = composeFinding({ feature, method, minimum, reading: found, n })
    return input.preset === 'calibrated' ? { ...finding, drifted: null } : finding
  })
}
