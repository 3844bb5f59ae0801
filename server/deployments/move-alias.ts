import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { aliases, aliasHistory } from '@/db/schema'
import type { AuditEntry } from '@/server/kernel/audit'
import { newId } from '@/server/kernel/new-id'

export type AliasMove = {
  modelId: string
  alias: string
  /** null takes the alias away. */
  versionId: string | null
  actor: { id: string; name: string }
  reason: string
  promotionId: string | null
  at: Date
  useCaseId: string | null
}

/** Points an alias at another version and keeps the step in its history; nothing when it points there already. */
export async function moveAlias(tx: Tx, move: AliasMove): Promise<AuditEntry[]> {
  const { modelId, alias, versionId } = move
  const here = and(eq(aliases.modelId, modelId), eq(aliases.alias, alias))
  const [now] = await tx.select().from(aliases).where(here).for('update')
  const previous = now?.versionId ?? null
  if (previous === versionId) return []
  if (versionId === null) await tx.delete(aliases).where(here)
  else {
    await tx
      .insert(aliases)
      .values({ modelId, alias, versionId, since: move.at })
      .onConflictDoUpdate({ target: [aliases.modelId, aliases.alias], set: { versionId, since: move.at } })
  }
  const id = newId('als')
  await tx.insert(aliasHistory).values({
    id,
    modelId,
    alias,
    versionId,
    previousVersionId: previous,
    at: move.at,
    actorId: move.actor.id,
    actorName: move.actor.name,
    reason: move.reason,
    promotionId: move.promotionId,
  })
  const detail = { model: modelId, alias, from: previous, to: versionId, promotion: move.promotionId }
  return [{ object: { type: 'alias', id }, useCaseId: move.useCaseId, detail }]
}
