import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { versionPending } from '@/db/schema'
import { system } from '@/server/kernel/system'

const SLOT_SECONDS = 5

/** Asks for the version's standing figures to be refreshed after the slot's writes; until then readers sum up themselves. */
export async function requestEvaluation(tx: Tx, versionNo: number): Promise<void> {
  const { jobs, clock } = system()
  const now = clock()
  const since = new Date(now)
  const slot = new Date(now - (now % (SLOT_SECONDS * 1000)))
  const [noted] = await tx
    .insert(versionPending)
    .values({ versionNo, since })
    .onConflictDoUpdate({
      target: versionPending.versionNo,
      set: {
        changes: sql`${versionPending.changes} + 1`,
        since: sql`case when ${versionPending.since} < ${slot.toISOString()}::timestamptz then excluded.since else ${versionPending.since} end`,
      },
    })
    .returning({ since: versionPending.since })
  if (noted?.since.getTime() !== now) return
  await jobs.enqueue(tx, {
    name: 'evaluate',
    data: { versionNo },
    startAfterSeconds: SLOT_SECONDS,
    once: { key: `version ${versionNo}`, seconds: SLOT_SECONDS },
  })
}
