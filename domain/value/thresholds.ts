import type { BinaryLayout } from '@/domain/performance/layout'
import { scoreHistograms } from '@/domain/performance/read-binary'
import type { PerformanceSummary } from '@/domain/performance/summary'
import type { ValueModel } from './value-model'

/**
 * Money at every threshold the score bins can tell apart: entry j decides positive in bins >= j, so entry 0 decides every case
 * positive, the last none. `scored` decisions, `positives[j]` of them positive. Arrays of `layout.bins + 1`.
 */
export type ThresholdSums = { scored: number; net: Float64Array; positives: Float64Array }

export function emptyThresholds(layout: BinaryLayout): ThresholdSums {
  return { scored: 0, net: new Float64Array(layout.bins + 1), positives: new Float64Array(layout.bins + 1) }
}

/** Adds a summary's scored rows under a value model, in place. Models with rates add nothing: amounts are not kept by score. */
export function addThresholds(
  into: ThresholdSums,
  layout: BinaryLayout,
  { model, summary }: { model: ValueModel; summary: Readonly<PerformanceSummary> },
): void {
  if (!model.matrix || model.rates) return
  const [[tn, fp], [fn, tp]] = model.matrix
  const review = model.reviewCostPerPositive
  const { negatives, positives } = scoreHistograms(layout, summary)
  let net = 0
  let scored = 0
  for (let bin = 0; bin < layout.bins; bin++) {
    net += (negatives[bin] ?? 0) * (fp - review) + (positives[bin] ?? 0) * (tp - review)
    scored += (negatives[bin] ?? 0) + (positives[bin] ?? 0)
  }
  net -= (scored * model.runCostPerThousand) / 1000
  let positive = scored
  into.scored += scored
  for (let j = 0; j <= layout.bins; j++) {
    into.net[j] = (into.net[j] ?? 0) + net
    into.positives[j] = (into.positives[j] ?? 0) + positive
    net += (negatives[j] ?? 0) * (tn - fp + review) + (positives[j] ?? 0) * (fn - tp + review)
    positive -= (negatives[j] ?? 0) + (positives[j] ?? 0)
  }
}

/** Positive where the score is above `threshold`; `decides` names the two ends, where every case is decided alike. */
export type ThresholdPoint = {
  threshold: number
  netPerPrediction: number
  positiveShare: number
  decides?: 'all' | 'none'
}
export type BestThreshold =
  | (ThresholdPoint & { n: number; curve: ThresholdPoint[] })
  | { value: null; reason: 'no_value_model' | 'no_scores' | 'amounts_not_by_score' | 'mixed_currencies' }

/** The threshold that is worth most on these rows, with the whole curve. `fixedPerDecision` is taken off everywhere alike. */
export function bestThreshold(layout: BinaryLayout, sums: ThresholdSums, fixedPerDecision: number): BestThreshold {
  const { scored, net, positives } = sums
  if (scored <= 0) return { value: null, reason: 'no_scores' }
  const curve = Array.from(
    net,
    (money, j): ThresholdPoint => ({
      threshold: j === 0 ? 0 : (layout.edges[j - 1] ?? 1),
      netPerPrediction: money / scored - fixedPerDecision,
      positiveShare: (positives[j] ?? 0) / scored,
      ...(j === 0 && { decides: 'all' as const }),
      ...(j === layout.bins && { decides: 'none' as const }),
    }),
  )
  const [first, ...others] = curve
  if (!first) return { value: null, reason: 'no_scores' }
  const best = others.reduce((a, b) => (b.netPerPrediction > a.netPerPrediction ? b : a), first)
  return { ...best, n: scored, curve }
}
