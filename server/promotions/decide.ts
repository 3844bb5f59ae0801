import 'server-only'
import { eq } from 'drizzle-orm'
import { promotions } from '@/db/schema'
import { type Decider, judgeDecision } from '@/domain/promotions/decide'
import { decidePromotionInput } from '@/domain/promotions/input'
import { governed } from '@/server/deployments/governed'
import { lockDeployments } from '@/server/deployments/lock-deployments'
import { type PersonBehind, personBehind, rolesFor } from '@/server/deployments/person-behind'
import type { AppError } from '@/server/kernel/app-error'
import type { AuditEntry } from '@/server/kernel/audit'
import type { Context } from '@/server/kernel/context'
import { command, type Outcome } from '@/server/kernel/operation'
import { entryOf, expireNow, refuse, shown, sign, takeEffect, voidMoved } from './approve'
import { movedSince } from './check-frozen'
import { approvalsOf, findPromotion, holdPromotion, type ScopedPromotion } from './read-promotions'
import { standingOf } from './read-standing'
import type { toPromotion } from './to-promotion'

type Answer = Outcome<ReturnType<typeof toPromotion> | AppError>
type Given = { person: PersonBehind; reason: string }

export const deciderOf = (person: PersonBehind | null, useCaseIds: readonly string[]): Decider | null =>
  person && { personId: person.id, roles: rolesFor(person.grants, useCaseIds) }

async function reject(ctx: Context, found: ScopedPromotion, given: Given): Promise<Answer> {
  const { id } = found.promotion
  const approval = await sign(ctx, found, { ...given, decision: 'reject', emergency: false })
  await ctx.tx.update(promotions).set({ status: 'rejected', decidedAt: ctx.now }).where(eq(promotions.id, id))
  const detail = { decision: 'reject', status: 'rejected', reason: given.reason, approval, person: given.person.id }
  return { result: await shown(ctx, id), audit: [entryOf(found, detail)] }
}

async function approve(
  ctx: Context,
  found: ScopedPromotion,
  given: Given & { complete: boolean; ownHand: boolean },
): Promise<Answer> {
  const { id, evidenceHash } = found.promotion
  const moved = await movedSince(ctx, found)
  if (moved.length > 0) return voidMoved(ctx, found, moved)
  const { person, reason, complete, ownHand } = given
  const approval = await sign(ctx, found, { person, reason, decision: 'approve', emergency: false })
  const status = complete ? 'approved' : 'pending'
  const detail = { decision: 'approve', status, reason, approval, person: person.id, evidenceHash, ownHand }
  const effects: AuditEntry[] = complete
    ? await takeEffect(ctx, found, { person, reason, ownHand, emergency: false })
    : []
  return { result: await shown(ctx, id), audit: [entryOf(found, detail), ...effects] }
}

/** One person's word on a promotion; with the last one that it takes, the version is put to work in the same transaction. */
export const decidePromotion = governed(
  command({
    name: 'promotions.decide',
    permission: 'promotion:decide',
    input: decidePromotionInput,
    run: async (ctx, { id, decision, reason }): Promise<Answer> => {
      const { model } = await findPromotion(ctx, id)
      await lockDeployments(ctx.tx, model.no)
      const found = await holdPromotion(ctx, id)
      const { promotion } = found
      if (promotion.status === 'pending' && promotion.expiresAt <= ctx.now) return expireNow(ctx, found)
      const approvals = (await approvalsOf(ctx.tx, [id])).get(id) ?? []
      const standing = await standingOf(ctx.tx, found, approvals)
      const person = personBehind(ctx.actor)
      const decider = deciderOf(person, found.useCaseIds)
      const judged = judgeDecision(standing, { decider, decision, now: ctx.now.getTime() })
      if (judged.outcome === 'refused') throw refuse(judged.because)
      if (person === null || approvals.some(({ personId }) => personId === person.id)) throw refuse('already_decided')
      const given = { person, reason }
      if (judged.outcome === 'rejected') return reject(ctx, found, given)
      const complete = judged.outcome === 'approved'
      return approve(ctx, found, { ...given, complete, ownHand: judged.outcome === 'approved' && judged.ownHand })
    },
  }),
  { type: 'promotion', field: 'id' },
)
