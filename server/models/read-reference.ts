import 'server-only'
import type { Tx } from '@/db/engine/engine'
import type { FeatureBaseline, FeatureSample } from '@/domain/features/baseline'
import type { Window } from '@/domain/time/windows'
import { windowOf } from '@/domain/time/windows'
import type { VersionState } from '@/server/predictions/version-state'
import { categorySample, numericSample } from './reference-columns'
import { readCodeColumn, readFloatColumn, TIME_COLUMN } from './reference-store'

export type ReferenceSamples = { whole: FeatureSample; chunks: FeatureSample[] }

/** Row numbers of the reference per calendar chunk; empty where the reference has no times. */
export async function referenceChunkRows(
  tx: Tx,
  versionNo: number,
  cut: (span: Window) => readonly Window[] | null,
): Promise<Int32Array[]> {
  const times = await readFloatColumn(tx, versionNo, TIME_COLUMN)
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const at of times) {
    if (at < from) from = at
    if (at > to) to = at
  }
  if (!(from <= to)) return []
  const windows = cut({ from, to: to + 1 }) ?? []
  const rows = windows.map(() => [] as number[])
  for (let row = 0; row < times.length; row++) rows[windowOf(windows, times[row] ?? Number.NaN)]?.push(row)
  return rows.filter((list) => list.length > 0).map((list) => Int32Array.from(list))
}

/** One reference column as a sample, whole and by chunk. */
export async function referenceSamples(
  tx: Tx,
  state: VersionState,
  ask: { baseline: FeatureBaseline; chunks: readonly Int32Array[] },
): Promise<ReferenceSamples> {
  const { name, kind } = ask.baseline
  if (kind === 'numeric') {
    const values = await readFloatColumn(tx, state.versionNo, name)
    return { whole: numericSample(values), chunks: ask.chunks.map((rows) => numericSample(values, rows)) }
  }
  const codes = await readCodeColumn(tx, state.versionNo, name)
  const categories = state.dictionaries[state.spec.categoryNames.indexOf(name)]?.values ?? []
  const sample = (rows?: Int32Array) => categorySample(codes, categories, rows).sample
  return { whole: sample(), chunks: ask.chunks.map((rows) => sample(rows)) }
}
