import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { CASES } from '@/domain/labels/cases-layout'
import { delayQuantile, emptyLabelCounts } from '@/domain/performance/label-delays'
import { maturityAge } from '@/domain/performance/maturity'
import { DAY_MS } from '@/domain/time/windows'
import { CASES_CELL } from '@/server/predictions/cell-sizes'
import type { VersionState } from '@/server/predictions/version-state'
import { type Bucket, readBuckets } from '@/server/rollups/read'
import { ALL_SEGMENTS, SUBJECT } from '@/server/rollups/subjects'

const HISTORY_DAYS = 400
/** The delay that nearly all labels known so far do not exceed; younger cohorts would make H too small. */
const LONGEST_QUANTILE = 0.99

function labelCounts(buckets: readonly Bucket[]): number[] {
  const sum = emptyLabelCounts()
  for (const { cell } of buckets)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (cell.counts[CASES.labels + i] ?? 0)
  return sum
}

/** The version's maturity age H in seconds as of a time (ms): the policy's `after`, or learnt from the delays of grown-up cohorts. */
export async function maturityAgeOf(tx: Tx, state: VersionState, asOf: number): Promise<number | null> {
  if (state.labelPolicy.policy === 'absence') return state.labelPolicy.afterHours * 3600
  const to = Math.floor(asOf / DAY_MS) * DAY_MS + DAY_MS
  const buckets = await readBuckets(
    tx,
    { versionNo: state.versionNo, subject: SUBJECT.cases, segment: ALL_SEGMENTS, size: CASES_CELL },
    { from: to - HISTORY_DAYS * DAY_MS, to, granularity: 'day' },
  )
  const longest = delayQuantile(labelCounts(buckets), LONGEST_QUANTILE)
  if (longest === null) return null
  return maturityAge(labelCounts(buckets.filter((bucket) => bucket.to <= asOf - longest * 1000)))
}
