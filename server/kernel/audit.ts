import 'server-only'
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { auditHead, auditRecords } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import { canonicalJson } from '@/domain/audit/canonical-json'

export type AuditEntry = {
  object: { type: string; id: string }
  useCaseId?: string | null
  /** Ids, hashes and settings; never feature values or secrets. */
  detail?: Record<string, unknown>
}

export type AuditOrigin = { actor: Actor; action: string; outcome: 'done' | 'denied'; at: Date; requestId: string }

export type ChainedRecord = Omit<typeof auditRecords.$inferInsert, 'hash'>

export function hashRecord(record: ChainedRecord): string {
  return createHash('sha256').update(canonicalJson(record)).digest('hex')
}

function actorColumns(actor: Actor): { actorKind: string; actorId: string; actorName: string } {
  if (actor.kind === 'anonymous') return { actorKind: 'anonymous', actorId: 'anonymous', actorName: 'anonymous' }
  if (actor.kind === 'system') return { actorKind: 'system', actorId: actor.name, actorName: actor.name }
  return { actorKind: actor.kind, actorId: actor.id, actorName: actor.name }
}

/** Appends records to the chain inside the caller's transaction; the head's row lock puts them in order. */
export async function appendAudit(tx: Tx, origin: AuditOrigin, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1)).for('update')
  if (!head) throw new Error('the audit chain has no head')
  let { seq, hash } = head
  const rows = entries.map((entry) => {
    const record: ChainedRecord = {
      seq: ++seq,
      at: origin.at,
      ...actorColumns(origin.actor),
      action: origin.action,
      outcome: origin.outcome,
      objectType: entry.object.type,
      objectId: entry.object.id,
      useCaseId: entry.useCaseId ?? null,
      requestId: origin.requestId,
      detail: JSON.parse(canonicalJson(entry.detail ?? {})) as Record<string, unknown>,
      previousHash: hash,
    }
    hash = hashRecord(record)
    return { ...record, hash }
  })
  await tx.insert(auditRecords).values(rows)
  await tx.update(auditHead).set({ seq, hash }).where(eq(auditHead.id, 1))
}
