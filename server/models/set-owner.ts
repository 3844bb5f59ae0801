import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { modelOwners, models, roleGrants, users } from '@/db/schema'
import { holdsFor } from '@/domain/access/actor'
import { listOwnersInput, setOwnerInput } from '@/domain/models/input'
import { actorName } from '@/server/kernel/actor-name'
import { AppError } from '@/server/kernel/app-error'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { newId } from '@/server/kernel/new-id'
import { command, query } from '@/server/kernel/operation'
import { findModel } from './read'
import { currentOwner, type OwnerStep, pageOfOwners, toOwner } from './read-owner'

/** An active person who may see the model; whoever it is not, one answer. */
async function personWhoSees(tx: Tx, email: string, useCaseIds: readonly string[]) {
  const rows = await tx
    .select({ id: users.id, name: users.name, status: users.status, role: roleGrants.role, at: roleGrants.useCaseId })
    .from(users)
    .innerJoin(roleGrants, eq(roleGrants.userId, users.id))
    .where(eq(sql`lower(${users.email})`, email))
  const [person] = rows
  const grants = rows.map(({ role, at }) => ({ role, useCaseId: at }))
  const actor = { kind: 'user' as const, id: person?.id ?? '', name: '', email, grants, sessionId: '' }
  if (person?.status === 'active' && holdsFor(actor, 'model:read', useCaseIds)) return person
  const detail = 'nobody of this e-mail address may see the model'
  throw new AppError('invalid_input', `/owner: ${detail}`, {
    errors: [{ pointer: '/owner', code: 'no_such_person', detail }],
  })
}

/** Hands a model over to another person, with the reason; they then take it over in their own words. */
export const setOwner = command({
  name: 'models.setOwner',
  permission: 'model:write',
  input: setOwnerInput,
  run: async (ctx, { model: slug, owner: email, reason }) => {
    const model = await findModel(ctx, slug)
    await ctx.tx.select({ id: models.id }).from(models).where(eq(models.id, model.id)).for('update')
    const ids = model.useCases.map(({ id }) => id)
    const person = await personWhoSees(ctx.tx, email, ids)
    const now = await currentOwner(ctx.tx, model.id)
    if (now?.step.ownerId === person.id) return { result: { created: false, item: toOwner(now) }, audit: 'unchanged' }
    const step: OwnerStep = {
      id: newId('own'),
      modelId: model.id,
      ownerId: person.id,
      ownerName: person.name,
      previousName: model.ownerName,
      reason,
      actorName: actorName(ctx.actor),
      at: ctx.now,
    }
    await ctx.tx.insert(modelOwners).values(step)
    await ctx.tx.update(models).set({ ownerName: person.name }).where(eq(models.id, model.id))
    const audit = {
      object: { type: 'model', id: model.id },
      useCaseId: ids[0] ?? null,
      detail: { model: slug, from: now?.step.ownerId ?? model.ownerName, to: person.id, reason },
    }
    return { result: { created: true, item: toOwner({ step, handover: null }) }, audit: [audit] }
  },
})

/** Everybody who owned the model, newest first. */
export const listOwners = query({
  name: 'models.owners',
  permission: 'model:read',
  input: listOwnersInput,
  run: async (ctx, { model: slug, cursor, limit }) => {
    const model = await findModel(ctx, slug)
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfOwners(ctx.tx, { modelId: model.id, position, limit: limit + 1 })
    const page = toPage(rows, limit, ({ step }) => ({ at: step.at, id: step.id }))
    return { items: page.items.map(toOwner), next: page.next }
  },
})
