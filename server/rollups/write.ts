import 'server-only'
import { CopyWriter } from '@/db/binary/copy-writer'
import { SparseWriter } from '@/db/binary/sparse'
import type { Tx } from '@/db/engine/engine'
import { addBytes, type CellBytes, cellWriters } from './cell-bytes'
import type { Cell, CellKey, RollupDelta } from './delta'

type Entry = { key: CellKey; cell: Cell }
type Row = { place: number } & CellBytes

const KEYS = `unnest($2::smallint[], $3::smallint[], $4::integer[], $5::timestamptz[]) with ordinality
  as k(subject, level, segment, bucket, place)`
const SAME =
  'r.version_no = $1 and r.subject = k.subject and r.level = k.level and r.segment = k.segment and r.bucket = k.bucket'

// Found along the index and removed where they lie: joined, all of a version whose size the planner does not know are read.
const TAKE = `with standing as (
  select k.place, r.at from ${KEYS} cross join lateral (select ctid as at from rollups r where ${SAME} offset 0) r)
delete from rollups r using standing s where r.ctid = s.at returning s.place::integer as place, r.counts, r.sums, r.lows`

const list = (values: readonly (string | number)[]) => `{${values.join(',')}}`

function keyParams(versionNo: number, entries: readonly Entry[]): unknown[] {
  return [
    versionNo,
    list(entries.map(({ key }) => key.subject)),
    list(entries.map(({ key }) => key.level)),
    list(entries.map(({ key }) => key.segment)),
    list(entries.map(({ key }) => new Date(key.bucket).toISOString())),
  ]
}

/** Adds what stands to the entries, and takes it away. */
async function takeStanding(tx: Tx, versionNo: number, entries: readonly Entry[]): Promise<void> {
  for (const row of await tx.raw.query<Row>(TAKE, keyParams(versionNo, entries))) {
    const entry = entries[row.place - 1]
    if (entry) addBytes(entry.cell, row)
  }
}

const COLUMNS = 'version_no, subject, level, segment, bucket, counts, sums, lows'
/** Keys of one statement, so that its parameters stay small. */
const KEYS_MAX = 2000

/**
 * Adds a delta to the version's rollups. The caller holds the model's lock, so what stands can be read, added to here
 * (array addition is several times faster than in SQL) and written back whole.
 */
export async function writeRollups(tx: Tx, versionNo: number, delta: RollupDelta): Promise<void> {
  const writer = new SparseWriter()
  const entries = Array.from(delta.entries(), ([key, cell]): Entry => ({ key, cell }))
  for (let from = 0; from < entries.length; from += KEYS_MAX) {
    const part = entries.slice(from, from + KEYS_MAX)
    await takeStanding(tx, versionNo, part)
    const copy = new CopyWriter(1 << 18)
    for (const { key, cell } of part) {
      copy.row(8)
      copy.int4(versionNo)
      copy.int2(key.subject)
      copy.int2(key.level)
      copy.int4(key.segment)
      copy.timestamp(key.bucket)
      for (const array of ['counts', 'sums', 'lows'] as const) copy.raw(cellWriters[array](writer, cell))
    }
    await tx.raw.sequence([{ text: `copy rollups (${COLUMNS}) from stdin with (format binary)`, data: copy.finish() }])
  }
  delta.clear()
}
