import 'server-only'
import type { Statement, Tx } from '@/db/engine/engine'

const LOCK_SPACE = 8101

/** One writer at a time per model: predictions and labels of a case must see each other to be counted once. */
export const modelLock = (modelNo: number): Statement => ({
  text: 'select pg_advisory_xact_lock($1, $2)',
  params: [LOCK_SPACE, modelNo],
})

export async function lockModel(tx: Tx, modelNo: number): Promise<void> {
  await tx.raw.sequence([modelLock(modelNo)])
}
