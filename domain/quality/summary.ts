import type { FeatureBaseline, FeatureCounts } from '@/domain/features/baseline'
import { compareShares, type QualityShare, type QualityVerdict } from './share'

/**
 * One feature's data quality in a window. `missing` and `invalid` are shares of all rows; `unseen` (categorical) and `outOfRange`
 * (numeric) shares of valid rows, null where they do not apply. `verdict` is the worst of them.
 */
export type FeatureQuality = {
  feature: string
  kind: FeatureBaseline['kind']
  n: { window: number; reference: number }
  missing: QualityShare
  invalid: QualityShare
  unseen: QualityShare | null
  outOfRange: QualityShare | null
  verdict: QualityVerdict
}

/** A feature that predictions carry and the version does not know; `share` of the window's predictions, null without any. */
export type UnknownFeature = { feature: string; count: number; share: number | null }

export type QualitySummary = {
  features: FeatureQuality[]
  unknownFeatures: UnknownFeature[]
  /** Features worse than the reference, of those compared. */
  worse: number
  insufficient: number
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function validRows(side: FeatureBaseline | FeatureCounts): number {
  if ('counts' in side) return sum(side.counts) + (side.kind === 'categorical' ? side.other : 0)
  return sum(side.bins) + (side.kind === 'categorical' ? side.other + side.unseen : 0)
}

function worst(shares: readonly (QualityShare | null)[]): QualityVerdict {
  const verdicts = shares.flatMap((share) => (share ? [share.verdict] : []))
  if (verdicts.includes('worse')) return 'worse'
  return verdicts.includes('insufficient') ? 'insufficient' : 'ok'
}

/** One feature's counts beside its baseline. By definition nothing in the reference is unseen or out of range. */
export function featureQuality(baseline: FeatureBaseline, counts: FeatureCounts): FeatureQuality {
  const valid = { window: validRows(counts), reference: validRows(baseline) }
  const n = {
    window: valid.window + counts.missing + counts.invalid,
    reference: valid.reference + baseline.missing + baseline.invalid,
  }
  const ofAll = (key: 'missing' | 'invalid') =>
    compareShares({ count: counts[key], n: n.window }, { count: baseline[key], n: n.reference })
  const ofValid = (count: number) => compareShares({ count, n: valid.window }, { count: 0, n: valid.reference })
  const shares = {
    missing: ofAll('missing'),
    invalid: ofAll('invalid'),
    unseen: counts.kind === 'categorical' ? ofValid(counts.unseen) : null,
    outOfRange: counts.kind === 'numeric' ? ofValid(counts.belowMin + counts.aboveMax) : null,
  }
  return { feature: baseline.name, kind: baseline.kind, n, ...shares, verdict: worst(Object.values(shares)) }
}

/**
 * Data quality of a window: one row per feature in the order given (a feature without counts has n 0), and the unknown features,
 * most frequent first. `predictions` in the window give the shares of unknown features.
 */
export function summariseQuality(input: {
  features: readonly { baseline: FeatureBaseline; counts: FeatureCounts }[]
  unknown: readonly { feature: string; count: number }[]
  predictions: number
}): QualitySummary {
  const features = input.features.map(({ baseline, counts }) => featureQuality(baseline, counts))
  const share = (count: number) => (input.predictions > 0 ? Math.min(1, count / input.predictions) : null)
  return {
    features,
    unknownFeatures: input.unknown
      .map(({ feature, count }) => ({ feature, count, share: share(count) }))
      .sort((a, b) => b.count - a.count || (a.feature < b.feature ? -1 : 1)),
    worse: features.filter(({ verdict }) => verdict === 'worse').length,
    insufficient: features.filter(({ verdict }) => verdict === 'insufficient').length,
  }
}
