import 'server-only'
import type { Tx } from '@/db/engine/engine'

const LOCK_SPACE = 8102
const FEED_LOCK = 8103

/** One decision at a time about where a model's versions serve. Taken before any row, so that nobody waits in a circle. */
export async function lockDeployments(tx: Tx, modelNo: number): Promise<void> {
  await tx.raw.query('select pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, modelNo])
}

/** Events get their sequence in the order of commits, so that whoever polls misses none. Taken after the model's lock. */
export async function lockFeed(tx: Tx): Promise<void> {
  await tx.raw.query('select pg_advisory_xact_lock($1, $2)', [FEED_LOCK, 0])
}
