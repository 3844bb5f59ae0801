import 'server-only'
import { CopyWriter } from '@/db/binary/copy-writer'
import type { Tx } from '@/db/engine/engine'
import type { RollupDelta } from './delta'

const STAGE = `create temp table if not exists stage_rollups (
  subject smallint not null, level smallint not null, segment integer not null, bucket timestamptz not null,
  counts bigint[] not null, sums float8[] not null, lows float8[] not null) on commit delete rows`

const UPSERT = `insert into rollups as r (version_no, subject, level, segment, bucket, counts, sums, lows)
select $1::integer, subject, level, segment, bucket, counts, sums, lows from stage_rollups
order by subject, level, segment, bucket
on conflict (version_no, subject, level, segment, bucket) do update set
  counts = plb_add(r.counts, excluded.counts), sums = plb_add(r.sums, excluded.sums), lows = plb_least(r.lows, excluded.lows)`

/** Adds a delta to the version's rollups. The caller holds the model's lock. */
export async function writeRollups(tx: Tx, versionNo: number, delta: RollupDelta): Promise<void> {
  if (delta.isEmpty) return
  const copy = new CopyWriter(1 << 20)
  for (const [key, cell] of delta.entries()) {
    copy.row(7)
    copy.int2(key.subject)
    copy.int2(key.level)
    copy.int4(key.segment)
    copy.timestamp(key.bucket)
    copy.int8Array(cell.counts)
    copy.float8Array(cell.sums)
    copy.float8Array(cell.lows)
  }
  await tx.raw.query(STAGE)
  await tx.raw.copyIn('copy stage_rollups from stdin with (format binary)', copy.finish())
  await tx.raw.query(UPSERT, [versionNo])
  await tx.raw.query('delete from stage_rollups')
  delta.clear()
}
