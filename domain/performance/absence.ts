import type { PerformanceLayout } from './layout'
import { addSummary, mergeSummaries, type PerformanceSummary } from './summary'

/**
 * One bucket under label policy `absence`. `labelled`: predictions with a label. `absent`: predictions without one, each folded as if
 * its label were the policy's `value`. Ingest keeps both: a prediction is folded into `absent` on arrival; when its label comes
 * (however late) the same row is taken back from `absent` (sign -1) and folded with its label into `labelled`; a prediction whose
 * label came first goes to `labelled` at once. So both always add up to the predictions of the bucket.
 */
export type AbsenceBucket = {
  end: Date
  labelled: Readonly<PerformanceSummary>
  absent: Readonly<PerformanceSummary>
}

/**
 * Sum of buckets with absence read as a label: `absent` counts where the whole bucket is at least `afterSeconds` old at `asOf`,
 * younger ones give their real labels only. Buckets decide as a whole, so give hours, not days, where the edge matters. The summaries
 * hold what is known now: for an `asOf` in the past, rebuild them from rows.
 */
export function combineAbsence(
  layout: PerformanceLayout,
  buckets: readonly AbsenceBucket[],
  { asOf, afterSeconds }: { asOf: Date; afterSeconds: number },
): PerformanceSummary {
  const latestEnd = asOf.getTime() - afterSeconds * 1000
  const merged = mergeSummaries(
    layout,
    buckets.map((bucket) => bucket.labelled),
  )
  for (const bucket of buckets) if (bucket.end.getTime() <= latestEnd) addSummary(merged, bucket.absent)
  return merged
}
