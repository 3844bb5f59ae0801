import 'server-only'
import { count, desc, eq, max, min } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { modelHandovers, modelVersions } from '@/db/schema'
import { holdsFor } from '@/domain/access/actor'
import { handoverItems } from '@/domain/models/handover'
import { acknowledgeHandoverInput, modelRef } from '@/domain/models/input'
import { AppError, notFound } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command, query } from '@/server/kernel/operation'
import { findModel } from './read'
import { readFacts } from './read-handover-facts'
import { currentOwner, type OwnerEntry, pageOfOwners, toOwner } from './read-owner'

const OWNERS_SHOWN = 20
const AUTHORS_SHOWN = 50

/** Who made versions of the model, who made the newest first. */
async function authorsOf(tx: Tx, modelId: string) {
  const newest = max(modelVersions.createdAt)
  const rows = await tx
    .select({ name: modelVersions.authorName, versions: count(), first: min(modelVersions.createdAt), newest })
    .from(modelVersions)
    .where(eq(modelVersions.modelId, modelId))
    .groupBy(modelVersions.authorName)
    .orderBy(desc(newest), modelVersions.authorName)
    .limit(AUTHORS_SHOWN)
  return rows.map(({ first, newest: last, ...author }) => ({
    ...author,
    first: first?.toISOString() ?? '',
    newest: last?.toISOString() ?? '',
  }))
}

/** A first owner made the model and has nothing to take over. */
const isOpen = (entry: OwnerEntry | null): entry is OwnerEntry =>
  entry !== null && entry.step.previousName !== null && entry.handover === null

/** Who owned and who made a model, and what whoever takes it over finds done and open. */
export const readHandover = query({
  name: 'models.handover',
  permission: 'model:read',
  input: modelRef,
  run: async (ctx, { model: slug }) => {
    const model = await findModel(ctx, slug)
    const owners = await pageOfOwners(ctx.tx, { modelId: model.id, position: null, limit: OWNERS_SHOWN })
    const now = owners[0] ?? null
    const { facts, version } = await readFacts(ctx, model)
    const own = ctx.actor.kind === 'user' && now?.step.ownerId === ctx.actor.id
    return {
      model: slug,
      owner: model.ownerName,
      owners: owners.map(toOwner),
      authors: await authorsOf(ctx.tx, model.id),
      version,
      items: handoverItems(facts),
      takenOver: !isOpen(now),
      /** May the caller say that they have taken it over? */
      waitsForMe: isOpen(now) && own,
    }
  },
})

/** The new owner has read the list; it is kept as it stands then, with what was open. */
export const acknowledgeHandover = command({
  name: 'models.acknowledgeHandover',
  permission: 'self:use',
  input: acknowledgeHandoverInput,
  run: async (ctx, { model: slug, note }) => {
    const person = ctx.actor
    const model = await findModel(ctx, slug)
    const ids = model.useCases.map(({ id }) => id)
    if (!holdsFor(person, 'model:read', ids)) throw notFound(`model ${slug}`)
    if (person.kind !== 'user') throw new AppError('forbidden', 'this needs a person who has signed in')
    const now = await currentOwner(ctx.tx, model.id)
    if (now?.step.ownerId !== person.id) throw new AppError('forbidden', 'only its owner can take over a model')
    if (!isOpen(now)) return { result: toOwner(now), audit: 'unchanged' }
    const { facts, version } = await readFacts(ctx, model)
    const handover = {
      id: newId('hnd'),
      modelId: model.id,
      stepId: now.step.id,
      version,
      items: handoverItems(facts),
      note: note ?? null,
      personId: person.id,
      personName: person.name,
      at: ctx.now,
    }
    await ctx.tx.insert(modelHandovers).values(handover)
    const open = handover.items.filter(({ state }) => state === 'open').map(({ id }) => id)
    const audit = {
      object: { type: 'model', id: model.id },
      useCaseId: ids[0] ?? null,
      detail: { model: slug, step: now.step.id, version, open },
    }
    return { result: toOwner({ step: now.step, handover }), audit: [audit] }
  },
})
