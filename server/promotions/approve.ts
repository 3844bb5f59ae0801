import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { promotionApprovals, promotions } from '@/db/schema'
import { type Decision, REVIEW_HOURS, type Refusal } from '@/domain/promotions/decide'
import { HOUR_MS } from '@/domain/time/windows'
import { activate } from '@/server/deployments/activate'
import { type PersonBehind, rolesFor } from '@/server/deployments/person-behind'
import { refusal } from '@/server/deployments/record-refusal'
import type { AppError } from '@/server/kernel/app-error'
import type { AuditEntry } from '@/server/kernel/audit'
import type { Context } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { approvalsOf, findPromotion, type ScopedPromotion } from './read-promotions'
import { toPromotion } from './to-promotion'

const WORDS: Record<Refusal, string> = {
  not_pending: 'this promotion is decided already',
  expired: 'this promotion has expired; ask for it again',
  no_person: 'this needs a person, or a key that a person owns',
  own_request: 'whoever asked for a promotion cannot approve it, also not through a key or another role',
  own_version: 'the author of a version cannot approve its promotion',
  already_decided: 'you have approved this promotion already',
  gate_blocked: 'a gate blocks this promotion',
  role_not_asked: 'the approvals that are still missing need another role',
}
const FORBIDDEN: ReadonlySet<Refusal> = new Set(['no_person', 'own_request', 'own_version', 'role_not_asked'])

export const refuse = (because: Refusal): AppError =>
  refusal(FORBIDDEN.has(because) ? 'forbidden' : 'conflict', because, WORDS[because])

export const entryOf = (found: ScopedPromotion, detail: Record<string, unknown>): AuditEntry => ({
  object: { type: 'promotion', id: found.promotion.id },
  useCaseId: found.useCaseIds[0] ?? null,
  detail,
})

/** Keeps the signature; its id goes into the audit record, without which it does not count. */
export async function sign(
  ctx: Context,
  found: ScopedPromotion,
  given: { person: PersonBehind; decision: Decision; reason: string; emergency: boolean },
): Promise<string> {
  const id = newId('apr')
  const { person, decision, reason, emergency } = given
  await ctx.tx.insert(promotionApprovals).values({
    id,
    promotionId: found.promotion.id,
    personId: person.id,
    personName: person.name,
    keyId: person.keyId,
    roles: rolesFor(person.grants, found.useCaseIds),
    decision,
    emergency,
    reason,
    at: ctx.now,
  })
  return id
}

/** What was judged is not what there is: the promotion is void, which stays, and the caller is told. */
export async function voidMoved(ctx: Context, found: ScopedPromotion, moved: string[]) {
  const changed = { status: 'void' as const, decidedAt: ctx.now, voidReason: 'evidence_moved', moved }
  await ctx.tx.update(promotions).set(changed).where(eq(promotions.id, found.promotion.id))
  const detail = `the evidence has moved since the request (${moved.join(', ')}); the promotion is void, ask again`
  const audit: [AuditEntry] = [entryOf(found, { status: 'void', because: 'evidence_moved', moved })]
  return { result: refusal('conflict', 'evidence_moved', detail), audit }
}

export async function expireNow(ctx: Context, found: ScopedPromotion) {
  const { id } = found.promotion
  await ctx.tx.update(promotions).set({ status: 'expired', decidedAt: ctx.now }).where(eq(promotions.id, id))
  const audit: [AuditEntry] = [entryOf(found, { status: 'expired' })]
  return { result: refuse('expired'), audit }
}

/** Open requests for the same place were judged against a champion that serves no more. */
async function voidOthers(ctx: Context, found: ScopedPromotion): Promise<AuditEntry[]> {
  const { promotion } = found
  const rows = await ctx.tx
    .update(promotions)
    .set({ status: 'void', decidedAt: ctx.now, voidReason: 'superseded', moved: ['champion'] })
    .where(
      and(
        eq(promotions.modelId, promotion.modelId),
        eq(promotions.environmentId, promotion.environmentId),
        eq(promotions.status, 'pending'),
        ne(promotions.id, promotion.id),
      ),
    )
    .returning({ id: promotions.id })
  return rows.map(({ id }) => ({
    object: { type: 'promotion', id },
    useCaseId: found.useCaseIds[0] ?? null,
    detail: { status: 'void', because: 'superseded', by: promotion.id },
  }))
}

/** The promotion is decided and takes effect: deployment, alias, events, and what it makes void. */
export async function takeEffect(
  ctx: Context,
  found: ScopedPromotion,
  given: { person: PersonBehind; reason: string; ownHand: boolean; emergency: boolean },
): Promise<AuditEntry[]> {
  const { promotion, model, version, environment } = found
  const { row, audit } = await activate(ctx.tx, {
    model,
    environment,
    version,
    useCaseId: found.useCaseIds[0] ?? null,
    type: promotion.type,
    promotionId: promotion.id,
    restores: null,
    by: { id: given.person.id, name: given.person.name },
    reason: given.reason,
    now: ctx.now,
  })
  await ctx.tx
    .update(promotions)
    .set({
      status: 'approved',
      decidedAt: ctx.now,
      deploymentId: row.id,
      ownHand: given.ownHand,
      emergency: given.emergency,
      reviewDueAt: given.emergency ? new Date(ctx.now.getTime() + REVIEW_HOURS * HOUR_MS) : null,
    })
    .where(eq(promotions.id, promotion.id))
  return [...audit, ...(await voidOthers(ctx, found))]
}

export async function shown(ctx: Context, id: string) {
  const found = await findPromotion(ctx, id)
  return toPromotion(found, (await approvalsOf(ctx.tx, [id])).get(id) ?? [], ctx.now)
}
