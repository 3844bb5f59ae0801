import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { CASES } from '@/domain/labels/cases-layout'
import { combineAbsence } from '@/domain/performance/absence'
import type { PerformanceLayout } from '@/domain/performance/layout'
import { emptySummary, mergeSummaries, type PerformanceSummary } from '@/domain/performance/summary'
import { DAY_MS, type Granularity, type Window, windowOf } from '@/domain/time/windows'
import { cellSizes } from '@/server/predictions/cell-sizes'
import type { VersionState } from '@/server/predictions/version-state'
import { type Bucket, readBuckets } from '@/server/rollups/read'
import { ALL_SEGMENTS, SUBJECT, type Subject } from '@/server/rollups/subjects'

export type WindowFigures = {
  predictions: number
  summary: PerformanceSummary
  days: PerformanceSummary[]
  labels: number[]
}

export type RollupQuery = { segment: number; windows: readonly Window[]; granularity: Granularity; asOf: number }

const keyOf = (bucket: Bucket) => `${bucket.from} ${bucket.to}`

/** Labelled buckets, with those whose absence of a label is by now a label added. */
function settled(
  layout: PerformanceLayout,
  state: VersionState,
  read: { labelled: Bucket[]; absent: Bucket[]; asOf: number },
): Bucket[] {
  const { labelPolicy } = state
  if (labelPolicy.policy !== 'absence') return read.labelled
  const options = { asOf: new Date(read.asOf), afterSeconds: labelPolicy.afterHours * 3600 }
  const byKey = new Map(read.labelled.map((bucket) => [keyOf(bucket), bucket]))
  for (const bucket of read.absent) if (!byKey.has(keyOf(bucket))) byKey.set(keyOf(bucket), bucket)
  const absentByKey = new Map(read.absent.map((bucket) => [keyOf(bucket), bucket.cell]))
  const labelledByKey = new Map(read.labelled.map((bucket) => [keyOf(bucket), bucket.cell]))
  return [...byKey.values()].map((bucket) => {
    const parts = {
      end: new Date(bucket.to),
      labelled: labelledByKey.get(keyOf(bucket)) ?? emptySummary(layout),
      absent: absentByKey.get(keyOf(bucket)) ?? emptySummary(layout),
    }
    return { ...bucket, cell: { ...combineAbsence(layout, [parts], options), lows: [] } }
  })
}

/** Per window: predictions, what is labelled (whole and by UTC day) and the label counts, from rollups alone. */
export async function figuresFromRollups(
  tx: Tx,
  state: VersionState & { performance: PerformanceLayout },
  ask: RollupQuery,
): Promise<WindowFigures[]> {
  const first = ask.windows[0]
  const last = ask.windows.at(-1)
  if (!first || !last || ask.segment < 0) {
    return ask.windows.map(() => ({ predictions: 0, summary: emptySummary(state.performance), days: [], labels: [] }))
  }
  const range = { from: first.from, to: last.to, granularity: ask.granularity }
  const sizes = cellSizes(state)
  const read = (subject: Subject) =>
    readBuckets(tx, { versionNo: state.versionNo, subject, segment: ask.segment, size: sizes[subject] }, range)
  const cases = await read(ask.segment === ALL_SEGMENTS ? SUBJECT.cases : SUBJECT.segmentCases)
  const labelled = await read(SUBJECT.performance)
  const absent = state.labelPolicy.policy === 'absence' ? await read(SUBJECT.absent) : []
  const judged = settled(state.performance, state, { labelled, absent, asOf: ask.asOf })
  const figures = ask.windows.map(() => ({
    predictions: 0,
    labels: [] as number[],
    days: new Map<number, PerformanceSummary[]>(),
  }))
  for (const bucket of cases) {
    const figure = figures[windowOf(ask.windows, bucket.from)]
    if (!figure) continue
    figure.predictions += bucket.cell.counts[CASES.predictions] ?? 0
    for (let i = CASES.labels; i < bucket.cell.counts.length; i++) {
      figure.labels[i - CASES.labels] = (figure.labels[i - CASES.labels] ?? 0) + (bucket.cell.counts[i] ?? 0)
    }
  }
  for (const bucket of judged) {
    const figure = figures[windowOf(ask.windows, bucket.from)]
    const day = Math.floor(bucket.from / DAY_MS)
    figure?.days.set(day, [...(figure.days.get(day) ?? []), bucket.cell])
  }
  return figures.map((figure) => {
    const days = [...figure.days.values()].map((cells) => mergeSummaries(state.performance, cells))
    return {
      predictions: figure.predictions,
      labels: figure.labels,
      days,
      summary: mergeSummaries(state.performance, days),
    }
  })
}
