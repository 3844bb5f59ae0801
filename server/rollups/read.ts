import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { DAY_MS, type Granularity, HOUR_MS, type Window } from '@/domain/time/windows'
import { addBytes, type CellBytes } from './cell-bytes'
import { type Cell, type CellSize, emptyCell } from './delta'
import { ALL_SEGMENTS, LEVEL, type Subject } from './subjects'

export type Bucket = { from: number; to: number; cell: Cell }

type Row = { at: string | number; level: number } & CellBytes

const stretchOf = (place: number) => `select (extract(epoch from bucket) * 1000)::bigint as at, level,
  counts, sums, lows
from rollups where version_no = $1 and subject = $2 and segment = $3 and level = $${3 * place + 4}
  and bucket >= $${3 * place + 5}::timestamptz and bucket < $${3 * place + 6}::timestamptz`

type Stretch = { level: number; from: number; to: number }

/** Whole days from the day level, what is left at both ends (or everything, for hourly windows) from the hour level. */
export function stretches(range: Window, granularity: Granularity): Stretch[] {
  const firstDay = Math.ceil(range.from / DAY_MS) * DAY_MS
  const lastDay = Math.floor(range.to / DAY_MS) * DAY_MS
  if (granularity === 'hour' || firstDay >= lastDay) return [{ level: LEVEL.hour, ...range }]
  const parts = [
    { level: LEVEL.hour, from: range.from, to: firstDay },
    { level: LEVEL.day, from: firstDay, to: lastDay },
    { level: LEVEL.hour, from: lastDay, to: range.to },
  ]
  return parts.filter((part) => part.from < part.to)
}

/** Buckets of a version's subject that lie in the range, ordered by time; windows of the granularity never cut through one. */
export async function readBuckets(
  tx: Tx,
  of: { versionNo: number; subject: Subject; segment: number; size: CellSize },
  range: Window & { granularity: Granularity },
): Promise<Bucket[]> {
  const parts = stretches({ from: range.from, to: range.to }, range.granularity)
  const rows = await tx.raw.query<Row>(parts.map((_, place) => stretchOf(place)).join(' union all '), [
    of.versionNo,
    of.subject,
    of.segment,
    ...parts.flatMap(({ level, from, to }) => [level, new Date(from).toISOString(), new Date(to).toISOString()]),
  ])
  const buckets = rows.map((row) => {
    const at = Number(row.at)
    const cell = emptyCell(of.size)
    addBytes(cell, row)
    return { from: at, to: at + (row.level === LEVEL.day ? DAY_MS : HOUR_MS), cell }
  })
  return buckets.sort((a, b) => a.from - b.from)
}

/** First and newest event hour that a version has predictions in, from the rollups' index alone. */
export async function activeSpan(tx: Tx, versionNo: number, subject: Subject): Promise<Window | null> {
  const [row] = await tx.raw.query<{ first: Date | string | null; last: Date | string | null }>(
    `select min(bucket) as first, max(bucket) as last from rollups
     where version_no = $1 and subject = $2 and level = ${LEVEL.hour} and segment = ${ALL_SEGMENTS}`,
    [versionNo, subject],
  )
  if (!row?.first || !row.last) return null
  return { from: new Date(row.first).getTime(), to: new Date(row.last).getTime() + HOUR_MS }
}
