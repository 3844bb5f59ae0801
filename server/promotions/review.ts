import 'server-only'
import { eq } from 'drizzle-orm'
import { promotions } from '@/db/schema'
import { reviewInput } from '@/domain/promotions/input'
import { type ReviewRefusal, whyNotReview } from '@/domain/promotions/review'
import { governed } from '@/server/deployments/governed'
import { requirePerson } from '@/server/deployments/person-behind'
import { refusal } from '@/server/deployments/record-refusal'
import type { AppError } from '@/server/kernel/app-error'
import { command } from '@/server/kernel/operation'
import { entryOf, refuse, shown } from './approve'
import { type ApprovalRow, approvalsOf, findPromotion, holdPromotion, type PromotionRow } from './read-promotions'

export const reviewableOf = (promotion: PromotionRow, approvals: readonly ApprovalRow[]) => ({
  due: promotion.reviewDueAt !== null,
  reviewed: promotion.reviewedAt !== null,
  fourEyes: promotion.policy.fourEyes,
  requesters: promotion.requesters,
  authorId: promotion.evidence.version.authorId,
  signers: approvals.map(({ personId }) => personId),
})

function refuseReview(because: ReviewRefusal): AppError {
  switch (because) {
    case 'no_review_due':
      return refusal('conflict', because, 'this promotion needs no review')
    case 'reviewed':
      return refusal('conflict', because, 'this promotion has been reviewed')
    case 'own_decision':
      return refusal('forbidden', because, 'whoever activated at once cannot review it')
    default:
      return refuse(because)
  }
}

/** The second look that an emergency owes; an objection stands in the record, the way back is a rollback. */
export const reviewPromotion = governed(
  command({
    name: 'promotions.review',
    permission: 'promotion:decide',
    input: reviewInput,
    run: async (ctx, { id, verdict, reason }) => {
      await findPromotion(ctx, id)
      const person = requirePerson(ctx.actor)
      const found = await holdPromotion(ctx, id)
      const approvals = (await approvalsOf(ctx.tx, [id])).get(id) ?? []
      const because = whyNotReview(reviewableOf(found.promotion, approvals), person.id)
      if (because !== null) throw refuseReview(because)
      await ctx.tx
        .update(promotions)
        .set({
          reviewedAt: ctx.now,
          reviewedBy: person.id,
          reviewerName: person.name,
          reviewVerdict: verdict,
          reviewReason: reason,
        })
        .where(eq(promotions.id, id))
      const overdue = found.promotion.reviewDueAt !== null && found.promotion.reviewDueAt <= ctx.now
      const detail = { review: verdict, reason, person: person.id, overdue }
      return { result: await shown(ctx, id), audit: [entryOf(found, detail)] }
    },
  }),
  { type: 'promotion', field: 'id' },
)
