import 'server-only'
import { holdsFor } from '@/domain/access/actor'
import { missingApprovals, type Standing, whyNotApprove, whyNotEmergency } from '@/domain/promotions/decide'
import { listPromotionsInput, promotionRef, waitingInput } from '@/domain/promotions/input'
import { whyNotReview } from '@/domain/promotions/review'
import { whoVouched } from '@/domain/promotions/who-vouched'
import { personBehind } from '@/server/deployments/person-behind'
import { pageOfHistory, servedUseCases, toDeployment } from '@/server/deployments/read-deployments'
import type { Context } from '@/server/kernel/context'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { deciderOf } from './decide'
import {
  type ApprovalRow,
  approvalsOf,
  countPromotions,
  findPromotion,
  openPromotions,
  pageOfPromotions,
  type ScopedPromotion,
} from './read-promotions'
import { standingOf } from './read-standing'
import { reviewableOf } from './review'
import { toPromotion } from './to-promotion'

const HISTORY = 10
const WAITING_MAX = 200

/** Newest first, with how many there are of each status. */
export const listPromotions = query({
  name: 'promotions.list',
  permission: 'model:read',
  input: listPromotionsInput,
  run: async (ctx, { cursor, limit, ...filter }) => {
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfPromotions(ctx, filter, { position, limit: limit + 1 })
    const page = toPage(rows, limit, ({ promotion }) => ({ at: promotion.createdAt, id: promotion.id }))
    const approvals = await approvalsOf(
      ctx.tx,
      page.items.map(({ promotion }) => promotion.id),
    )
    return {
      items: page.items.map((found) => toPromotion(found, approvals.get(found.promotion.id) ?? [], ctx.now)),
      next: page.next,
      counts: await countPromotions(ctx, filter),
    }
  },
})

type Asked = { found: ScopedPromotion; standing: Standing; approvals: readonly ApprovalRow[] }

/** Why the caller may not do each thing, as a code; null: may. */
function rightsOf(ctx: Context, { found, standing, approvals }: Asked) {
  const holds = holdsFor(ctx.actor, 'promotion:decide', found.useCaseIds)
  const person = personBehind(ctx.actor)
  const decider = deciderOf(person, found.useCaseIds)
  const now = ctx.now.getTime()
  const signed = person !== null && approvals.some(({ personId }) => personId === person.id)
  const open = standing.status === 'pending' && now < standing.expiresAt
  const reject = open ? (person === null ? 'no_person' : signed ? 'already_decided' : null) : 'not_pending'
  return {
    approve: holds ? whyNotApprove(standing, decider, now) : 'no_permission',
    reject: holds ? reject : 'no_permission',
    activateAtOnce: holds
      ? ctx.actor.kind === 'user'
        ? whyNotEmergency(standing, decider, now)
        : 'no_person'
      : 'no_permission',
    review: holds ? whyNotReview(reviewableOf(found.promotion, approvals), person?.id ?? null) : 'no_permission',
  }
}

/** All that a decision needs: what, by whom, why, on which evidence, who signed, what served there before. */
export const getPromotion = query({
  name: 'promotions.get',
  permission: 'model:read',
  input: promotionRef,
  run: async (ctx, { id }) => {
    const found = await findPromotion(ctx, id)
    const approvals = (await approvalsOf(ctx.tx, [id])).get(id) ?? []
    const standing = await standingOf(ctx.tx, found, approvals)
    const { promotion, model, environment } = found
    const { evidence, policy, requesters } = promotion
    const ask = { modelId: model.id, environment: environment.slug }
    const history = await pageOfHistory(ctx, ask, { position: null, limit: HISTORY })
    return {
      ...toPromotion(found, approvals, ctx.now),
      policyVersion: promotion.policyVersion,
      approvalsAsked: policy.approvals,
      approvalsMissing: missingApprovals(policy.approvals, standing.approvals),
      /** What was judged: difference to the champion, own figures, and what else the gates read. */
      evidence,
      vouched: whoVouched(policy, { evidence, requesters }),
      whyNot: rightsOf(ctx, { found, standing, approvals }),
      history: history.map(toDeployment),
    }
  },
})

async function isForCaller(ctx: Context, one: { found: ScopedPromotion; approvals: readonly ApprovalRow[] }) {
  const { found, approvals } = one
  if (!holdsFor(ctx.actor, 'promotion:decide', found.useCaseIds)) return null
  const standing = await standingOf(ctx.tx, found, approvals)
  const asked = { found, standing, approvals }
  const { approve, review } = rightsOf(ctx, asked)
  if (review === null) return 'review' as const
  return approve === null || approve === 'gate_blocked' ? ('decision' as const) : null
}

/** What waits for the caller's word, the most urgent first; counted up to 200. */
export const waitingPromotions = query({
  name: 'promotions.waiting',
  permission: 'model:read',
  input: waitingInput,
  run: async (ctx, { useCase }) => {
    const rows = await openPromotions(ctx, { useCase, limit: WAITING_MAX + 1 })
    const approvals = await approvalsOf(
      ctx.tx,
      rows.map(({ promotion }) => promotion.id),
    )
    const served = new Map<string, string[]>()
    for (const id of new Set(rows.map(({ model }) => model.id))) served.set(id, await servedUseCases(ctx.tx, id))
    const items = []
    for (const row of rows.slice(0, WAITING_MAX)) {
      const found = { ...row, useCaseIds: served.get(row.model.id) ?? [] }
      const signed = approvals.get(row.promotion.id) ?? []
      const wants = await isForCaller(ctx, { found, approvals: signed })
      if (wants === null) continue
      const { gates, ...rest } = toPromotion(row, signed, ctx.now)
      const verdicts = { pass: 0, warn: 0, block: 0 }
      for (const { verdict } of gates) verdicts[verdict]++
      const { comparison } = row.promotion.evidence
      items.push({ ...rest, wants, verdicts, comparison })
    }
    return { count: items.length, more: rows.length > WAITING_MAX, items }
  },
})
