import 'server-only'
import { ownHandOf, whyNotEmergency } from '@/domain/promotions/decide'
import { emergencyInput } from '@/domain/promotions/input'
import { governed } from '@/server/deployments/governed'
import { lockDeployments } from '@/server/deployments/lock-deployments'
import { personBehind } from '@/server/deployments/person-behind'
import { refusal } from '@/server/deployments/record-refusal'
import type { AppError } from '@/server/kernel/app-error'
import { command, type Outcome } from '@/server/kernel/operation'
import { entryOf, expireNow, refuse, shown, sign, takeEffect, voidMoved } from './approve'
import { movedSince } from './check-frozen'
import { deciderOf } from './decide'
import { approvalsOf, findPromotion, holdPromotion } from './read-promotions'
import { standingOf } from './read-standing'
import type { toPromotion } from './to-promotion'

/** Puts a requested version to work at once, past gates and further approvals; somebody else reviews it within 72 hours. */
export const activateAtOnce = governed(
  command({
    name: 'promotions.emergency',
    permission: 'promotion:decide',
    input: emergencyInput,
    run: async (ctx, { id, reason }): Promise<Outcome<ReturnType<typeof toPromotion> | AppError>> => {
      const { model } = await findPromotion(ctx, id)
      if (ctx.actor.kind !== 'user') {
        throw refusal('forbidden', 'no_person', 'an emergency is declared by a person who has signed in')
      }
      await lockDeployments(ctx.tx, model.no)
      const found = await holdPromotion(ctx, id)
      if (found.promotion.status === 'pending' && found.promotion.expiresAt <= ctx.now) return expireNow(ctx, found)
      const approvals = (await approvalsOf(ctx.tx, [id])).get(id) ?? []
      const standing = await standingOf(ctx.tx, found, approvals)
      const person = personBehind(ctx.actor)
      const because = whyNotEmergency(standing, deciderOf(person, found.useCaseIds), ctx.now.getTime())
      if (because !== null || person === null) throw refuse(because ?? 'no_person')
      const moved = await movedSince(ctx, found)
      if (moved.length > 0) return voidMoved(ctx, found, moved)
      const given = { person, reason, emergency: true }
      const signed = approvals.find(({ personId }) => personId === person.id)
      const approval = signed?.id ?? (await sign(ctx, found, { ...given, decision: 'approve' }))
      const ownHand = ownHandOf(standing, person.id) !== null
      const effects = await takeEffect(ctx, found, { ...given, ownHand })
      const { evidenceHash } = found.promotion
      const overridden = standing.blockedBy
      const detail = {
        decision: 'emergency',
        status: 'approved',
        reason,
        approval,
        person: person.id,
        evidenceHash,
        overridden,
      }
      return { result: await shown(ctx, id), audit: [entryOf(found, detail), ...effects] }
    },
  }),
  { type: 'promotion', field: 'id' },
)
