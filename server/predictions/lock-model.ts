import 'server-only'
import type { Tx } from '@/db/engine/engine'

const LOCK_SPACE = 8101

/** One writer at a time per model: predictions and labels of a case must see each other to be counted once. */
export async function lockModel(tx: Tx, modelNo: number): Promise<void> {
  await tx.raw.query('select pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, modelNo])
}
