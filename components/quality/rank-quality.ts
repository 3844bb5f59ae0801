import type { FeatureQuality } from '@/domain/quality/summary'

export const QUALITY_KINDS = ['missing', 'invalid', 'unseen', 'outOfRange'] as const
export type QualityKind = (typeof QUALITY_KINDS)[number]

const ORDER = { worse: 0, ok: 1, insufficient: 2 } as const

/** The largest rise against training among the kinds that apply; with no training share, the share itself. */
export function largestRise(quality: FeatureQuality): number {
  return Math.max(
    0,
    ...QUALITY_KINDS.map((kind) => {
      const share = quality[kind]
      return share?.window == null ? 0 : share.window - (share.reference ?? 0)
    }),
  )
}

/** What got worse first, by how much; what has too few rows last. */
export function rankQuality(features: readonly FeatureQuality[]): FeatureQuality[] {
  return [...features].sort(
    (a, b) =>
      ORDER[a.verdict] - ORDER[b.verdict] || largestRise(b) - largestRise(a) || a.feature.localeCompare(b.feature),
  )
}
