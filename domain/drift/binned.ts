import type { FeatureBaseline, FeatureCounts } from '@/domain/features/baseline'
import { composeFinding } from './compose-finding'
import type { DriftFinding, DriftPreset } from './finding'
import { defaultMethods, isShareMethod } from './methods'
import { binnedEvidentlyReading } from './presets/evidently-binned'
import { EVIDENTLY_METHODS } from './presets/evidently-methods'
import { noReading, type Reading } from './reading'
import { rowsFromCounts } from './row-shares'
import { shareReading } from './share-reading'

export type BinnedInput = {
  baseline: FeatureBaseline
  /** Sums of the window's buckets, on the baseline's bins. */
  window: FeatureCounts
  preset: DriftPreset
  /** Names of the preset (see `parseMethods`); null takes the preset's default for this feature. */
  methods: readonly string[] | null
  /** Valid rows needed on both sides, `MINIMUM_ROWS` by default. */
  minimum?: number | undefined
}

type Read = { reading: Reading; cells?: number }

function read({ baseline, window, preset }: BinnedInput, method: string): Read {
  if (preset === 'calibrated') return { reading: noReading('not_available') }
  if (baseline.n === 0) return { reading: noReading('reference_empty') }
  if (window.n === 0) return { reading: noReading('window_empty') }
  if (preset === 'nannyml') return { reading: noReading('exact_only') }
  const spec = EVIDENTLY_METHODS.find(({ name }) => name === method)
  return spec ? binnedEvidentlyReading({ baseline, window, spec }) : { reading: noReading('unknown_method') }
}

/**
 * Drift of one feature in one window from its bins, one finding per method, in time independent of the number of rows.
 * A figure that can differ from the exact one carries `bound`; what bins cannot tell has value null and reason
 * `exact_only`. Never throws on data; reasons and `insufficient` as in `exactFindings`.
 */
export function binnedFindings(input: BinnedInput): DriftFinding[] {
  const { baseline, window, preset, minimum } = input
  const feature = baseline.name
  const n = { reference: baseline.n, window: window.n }
  return (input.methods ?? defaultMethods(preset, baseline)).map((method) => {
    if (isShareMethod(method) && preset !== 'calibrated') {
      const sides = rowsFromCounts(baseline, window)
      return composeFinding({ feature, method, minimum, ...shareReading({ method, ...sides }) })
    }
    const finding = composeFinding({ feature, method, minimum, n, ...read(input, method) })
    return preset === 'calibrated' ? { ...finding, drifted: null } : finding
  })
}
