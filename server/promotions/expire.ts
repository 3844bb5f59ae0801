import 'server-only'
import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { promotions } from '@/db/schema'
import { appendAudit } from '@/server/kernel/audit'

const BATCH = 500

/** Housekeeping: requests whose time is over. Those that somebody is deciding right now are left for the next round. */
export async function expirePromotions(tx: Tx, now: Date): Promise<void> {
  const due = await tx
    .select({ id: promotions.id })
    .from(promotions)
    .where(and(eq(promotions.status, 'pending'), lte(promotions.expiresAt, now)))
    .limit(BATCH)
    .for('update', { skipLocked: true })
  if (due.length === 0) return
  const ids = due.map(({ id }) => id)
  await tx.update(promotions).set({ status: 'expired', decidedAt: now }).where(inArray(promotions.id, ids))
  const actor = { kind: 'system' as const, name: 'housekeeping' }
  await appendAudit(
    tx,
    { actor, action: 'promotions.expire', outcome: 'done', at: now, requestId: 'housekeeping' },
    ids.map((id) => ({ object: { type: 'promotion', id }, detail: { status: 'expired' } })),
  )
}
