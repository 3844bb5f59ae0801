import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { apiKeys, auditRecords } from '@/db/schema'

const STEPS_MAX = 20

/** The person an audit record speaks of: themselves, or the owner of the key they used. */
async function personOf(tx: Tx, record: { actorKind: string; actorId: string }): Promise<string | null> {
  if (record.actorKind === 'user') return record.actorId
  if (record.actorKind !== 'key') return null
  const [key] = await tx.select({ ownerId: apiKeys.ownerId }).from(apiKeys).where(eq(apiKeys.id, record.actorId))
  return key?.ownerId ?? null
}

/** Who made a version, as the audit has it; null where it was made by no person. */
export async function authorOf(tx: Tx, versionId: string): Promise<string | null> {
  const [record] = await tx
    .select({ actorKind: auditRecords.actorKind, actorId: auditRecords.actorId })
    .from(auditRecords)
    .where(
      and(
        eq(auditRecords.objectType, 'model_version'),
        eq(auditRecords.objectId, versionId),
        eq(auditRecords.action, 'versions.create'),
        eq(auditRecords.outcome, 'done'),
      ),
    )
    .orderBy(asc(auditRecords.seq))
    .limit(1)
  return record ? personOf(tx, record) : null
}

/**
 * The persons behind a key of the installation: whoever made or rotated it, or the keys it came from, because they have
 * seen its text. Nobody for a key that was there from the first start.
 */
export async function makersOfKey(tx: Tx, keyId: string): Promise<string[]> {
  const makers = new Set<string>()
  const seen = new Set<string>()
  const open = [keyId]
  for (let id = open.pop(); id !== undefined && seen.size < STEPS_MAX; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const records = await tx
      .select({ actorKind: auditRecords.actorKind, actorId: auditRecords.actorId })
      .from(auditRecords)
      .where(and(eq(auditRecords.objectType, 'key'), eq(auditRecords.objectId, id), eq(auditRecords.outcome, 'done')))
    for (const record of records) {
      const person = await personOf(tx, record)
      if (person !== null) makers.add(person)
      else if (record.actorKind === 'key' && record.actorId !== id) open.push(record.actorId)
    }
    const [key] = await tx.select({ from: apiKeys.rotatedFrom }).from(apiKeys).where(eq(apiKeys.id, id))
    if (key?.from) open.push(key.from)
  }
  return [...makers].sort()
}
