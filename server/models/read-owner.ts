import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { modelHandovers, modelOwners } from '@/db/schema'
import type { Actor } from '@/domain/access/actor'
import { actorName } from '@/server/kernel/actor-name'
import { after } from '@/server/kernel/after'
import type { Position } from '@/server/kernel/cursor'
import { newId } from '@/server/kernel/new-id'

export type OwnerStep = typeof modelOwners.$inferSelect
export type OwnerHandover = typeof modelHandovers.$inferSelect
export type OwnerEntry = { step: OwnerStep; handover: OwnerHandover | null }

/** Who owned a model, newest step first, each with the word of who took it over. */
export async function pageOfOwners(
  tx: Tx,
  page: { modelId: string; position: Position | null; limit: number },
): Promise<OwnerEntry[]> {
  return tx
    .select({ step: modelOwners, handover: modelHandovers })
    .from(modelOwners)
    .leftJoin(modelHandovers, eq(modelHandovers.stepId, modelOwners.id))
    .where(and(eq(modelOwners.modelId, page.modelId), after({ at: modelOwners.at, id: modelOwners.id }, page.position)))
    .orderBy(desc(modelOwners.at), desc(modelOwners.id))
    .limit(page.limit)
}

export async function currentOwner(tx: Tx, modelId: string): Promise<OwnerEntry | null> {
  const [entry] = await pageOfOwners(tx, { modelId, position: null, limit: 1 })
  return entry ?? null
}

/** Whoever makes a model owns it first, also through a key of theirs. */
export function firstOwner(actor: Actor, made: { modelId: string; at: Date }): OwnerStep {
  const owner = actor.kind === 'user' ? actor : actor.kind === 'key' ? actor.owner : null
  return {
    id: newId('own'),
    modelId: made.modelId,
    ownerId: owner?.id ?? null,
    ownerName: actorName(actor),
    previousName: null,
    reason: null,
    actorName: actorName(actor),
    at: made.at,
  }
}

export function toOwner({ step, handover }: OwnerEntry) {
  return {
    owner: step.ownerName,
    previous: step.previousName,
    at: step.at.toISOString(),
    reason: step.reason,
    by: step.actorName,
    takenOver: handover && {
      at: handover.at.toISOString(),
      by: handover.personName,
      note: handover.note,
      version: handover.version,
      open: handover.items.filter(({ state }) => state === 'open').map(({ id }) => id),
    },
  }
}
