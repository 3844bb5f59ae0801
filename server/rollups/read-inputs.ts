import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { FeatureCounts } from '@/domain/features/baseline'
import { emptySummary, type FeatureOffsets, featureCounts, mergeSummary } from '@/domain/features/inputs-layout'
import { type Granularity, type Window, windowOf } from '@/domain/time/windows'
import type { VersionState } from '@/server/predictions/version-state'
import { readBuckets } from '@/server/rollups/read'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'

export type WindowCounts = { place: FeatureOffsets; counts: FeatureCounts }[]

/** Per window and feature (then `@score`): the counts on the baseline's bins, from rollups alone. */
export async function windowCounts(
  tx: Tx,
  state: VersionState,
  ask: { windows: readonly Window[]; granularity: Granularity },
): Promise<WindowCounts[]> {
  const first = ask.windows[0]
  const last = ask.windows.at(-1)
  if (!first || !last) return []
  const of = { versionNo: state.versionNo, subject: SUBJECT.inputs, segment: ALL_SEGMENTS, size: state.inputs }
  const buckets = await readBuckets(tx, of, { from: first.from, to: last.to, granularity: ask.granularity })
  const sums = ask.windows.map(() => emptySummary(state.inputs))
  for (const bucket of buckets) {
    const sum = sums[windowOf(ask.windows, bucket.from)]
    if (sum) mergeSummary(sum, bucket.cell)
  }
  return sums.map((sum) => state.inputs.features.map((place) => ({ place, counts: featureCounts(sum, place) })))
}
