import type { FeatureBaseline, FeatureCounts } from '@/domain/features/baseline'

export type MeanShift = { reference: number; window: number; direction: 'higher' | 'lower' | 'spread' }

/** A mean that moved by less than this share of the reference's standard deviation says nothing of a direction. */
const STILL = 0.05

/** Mean of a numeric feature in training and in the window, and which way it went; null for categories and where either is empty. */
export function meanShift(baseline: FeatureBaseline, counts: FeatureCounts): MeanShift | null {
  if (baseline.kind !== 'numeric' || counts.kind !== 'numeric') return null
  if (baseline.n === 0 || counts.n === 0) return null
  const shift = counts.centredSum / counts.n
  const still = Math.abs(shift) <= STILL * baseline.sd
  return {
    reference: baseline.mean,
    window: baseline.mean + shift,
    direction: still ? 'spread' : shift > 0 ? 'higher' : 'lower',
  }
}

export type CategoryShift = { category: string; reference: number; window: number }

/** The category whose share changed most; null for numbers and where either side is empty. */
export function categoryShift(baseline: FeatureBaseline, counts: FeatureCounts): CategoryShift | null {
  if (baseline.kind !== 'categorical' || counts.kind !== 'categorical') return null
  const total = counts.bins.reduce((sum, count) => sum + count, counts.other + counts.unseen)
  if (baseline.n === 0 || total === 0) return null
  const shares = baseline.categories.map((category, place) => ({
    category,
    reference: (baseline.counts[place] ?? 0) / baseline.n,
    window: (counts.bins[place] ?? 0) / total,
  }))
  const size = (of: CategoryShift) => Math.abs(of.window - of.reference)
  return shares.reduce<CategoryShift | null>((most, one) => (most && size(most) >= size(one) ? most : one), null)
}
