import 'server-only'
import type { Tx } from '@/db/engine/engine'

const IN_FLIGHT_MS = 2000
const LOOK_BACK_MS = 30_000

/**
 * Up to when received rows count as evidence. While predictions keep coming in, rows received a moment ago may still be
 * on their way into the database; those of the last two seconds are left out then, so that the evidence stands still.
 */
export async function dataMark(tx: Tx, versionNo: number, now: Date): Promise<Date> {
  const settled = new Date(now.getTime() - IN_FLIGHT_MS)
  const [row] = await tx.raw.query<{ streaming: boolean }>(
    `select exists (select from predictions where version_no = $1 and received_at > $2::timestamptz) and
        exists (select from predictions where version_no = $1 and received_at <= $2::timestamptz
          and received_at > $3::timestamptz) as streaming`,
    [versionNo, settled.toISOString(), new Date(now.getTime() - LOOK_BACK_MS).toISOString()],
  )
  return row?.streaming ? settled : now
}
