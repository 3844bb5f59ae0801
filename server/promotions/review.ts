import 'server-only'
import { eq } from 'drizzle-orm'
import { promotions } from '@/db/schema'
import { ownHandOf } from '@/domain/promotions/decide'
import { reviewInput } from '@/domain/promotions/input'
import { governed } from '@/server/deployments/governed'
import { requirePerson } from '@/server/deployments/person-behind'
import { refusal } from '@/server/deployments/record-refusal'
import { command } from '@/server/kernel/operation'
import { entryOf, refuse, shown } from './approve'
import { approvalsOf, findPromotion, holdPromotion, type ScopedPromotion } from './read-promotions'

function whyNot(found: ScopedPromotion, personId: string, activators: readonly string[]): void {
  const { promotion } = found
  if (promotion.reviewDueAt === null) throw refusal('conflict', 'no_review_due', 'this promotion needs no review')
  if (promotion.reviewedAt !== null) throw refusal('conflict', 'reviewed', 'this promotion has been reviewed')
  if (activators.includes(personId)) {
    throw refusal('forbidden', 'own_decision', 'whoever activated at once cannot review it')
  }
  const { requesters, evidence } = promotion
  const own = ownHandOf({ requesters, authorId: evidence.version.authorId }, personId)
  if (own !== null && promotion.policy.fourEyes === 'required') throw refuse(own)
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
      whyNot(
        found,
        person.id,
        approvals.map(({ personId }) => personId),
      )
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
