import 'server-only'
import type { Tx } from '@/db/engine/engine'

const IN_FLIGHT_MS = 2000
const LOOK_BACK_MS = 30_000
/** So many of the newest rows by their own time are looked at; what streams in is among them. */
const NEWEST = 1000

const STREAMING = `with newest as (
  (select 'prediction' as kind, received_at from predictions where version_no = $1 order by "timestamp" desc, case_key desc limit ${NEWEST})
  union all
  (select 'label', received_at from labels where model_no = $2 order by known_at desc, case_key desc limit ${NEWEST}))
select coalesce(bool_or(streams), false) as streaming from (
  select bool_or(received_at > $3::timestamptz)
    and bool_or(received_at <= $3::timestamptz and received_at > $4::timestamptz) as streams
  from newest group by kind) k`

/**
 * Up to when received rows count as evidence. While predictions or labels keep coming in, rows received a moment ago may still be
 * on their way into the database; those of the last two seconds are left out then, so that the evidence stands still.
 */
export async function dataMark(tx: Tx, of: { versionNo: number; modelNo: number; now: Date }): Promise<Date> {
  const settled = new Date(of.now.getTime() - IN_FLIGHT_MS)
  const since = new Date(of.now.getTime() - LOOK_BACK_MS)
  const bounds = [settled.toISOString(), since.toISOString()]
  const [row] = await tx.raw.query<{ streaming: boolean }>(STREAMING, [of.versionNo, of.modelNo, ...bounds])
  return row?.streaming ? settled : of.now
}
