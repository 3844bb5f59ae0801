import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { auditRecords } from '@/db/schema'

/** What the audit noted down of a promotion when something was done, by the action. */
export async function auditDetails(
  tx: Tx,
  promotionId: string,
): Promise<{ action: string; detail: Record<string, unknown> }[]> {
  return tx
    .select({ action: auditRecords.action, detail: auditRecords.detail })
    .from(auditRecords)
    .where(
      and(
        eq(auditRecords.objectType, 'promotion'),
        eq(auditRecords.objectId, promotionId),
        eq(auditRecords.outcome, 'done'),
      ),
    )
}
