import 'server-only'
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import { models, modelVersions, promotions } from '@/db/schema'
import { simulatePolicyInput } from '@/domain/promotions/input'
import { type PastPromotion, simulatePolicy } from '@/domain/promotions/simulate'
import { findEnvironment } from '@/server/deployments/read-environment'
import { ofVisibleModels } from '@/server/deployments/read-scope'
import { query } from '@/server/kernel/operation'
import { approvalsOf } from './read-promotions'

const PAST_MAX = 10_000
const STEP = 500

/** Which of the promotions that went through another policy would have stopped, oldest first. */
export const simulatePromotions = query({
  name: 'policies.simulate',
  permission: 'policy:write',
  input: simulatePolicyInput,
  run: async (ctx, input) => {
    const environment = await findEnvironment(ctx, input.environment)
    const rows = await ctx.tx
      .select({ promotion: promotions, model: models.slug, modelName: models.name, version: modelVersions.version })
      .from(promotions)
      .innerJoin(models, eq(models.id, promotions.modelId))
      .innerJoin(modelVersions, eq(modelVersions.id, promotions.versionId))
      .where(
        and(
          eq(promotions.environmentId, environment.id),
          eq(promotions.status, 'approved'),
          input.riskTier ? eq(promotions.riskTier, input.riskTier) : undefined,
          input.from ? gte(promotions.decidedAt, input.from) : undefined,
          input.to ? lt(promotions.decidedAt, input.to) : undefined,
          ofVisibleModels(ctx, sql`${promotions.modelId}`),
        ),
      )
      .orderBy(asc(promotions.decidedAt), asc(promotions.id))
      .limit(PAST_MAX)
    const named = new Map(rows.map(({ promotion, ...names }) => [promotion.id, { ...names, promotion }]))
    const blocked = []
    for (let from = 0; from < rows.length; from += STEP) {
      const some = rows.slice(from, from + STEP).map(({ promotion }) => promotion)
      const approvals = await approvalsOf(
        ctx.tx,
        some.map(({ id }) => id),
      )
      const past = some.map(
        (row): PastPromotion => ({
          id: row.id,
          evidence: row.evidence,
          requesters: row.requesters,
          approvals: (approvals.get(row.id) ?? []).filter(({ decision }) => decision === 'approve'),
          requestedAt: row.createdAt.getTime(),
          decidedAt: (row.decidedAt ?? row.createdAt).getTime(),
        }),
      )
      for (const { id, objections } of simulatePolicy(past, input.policy)) {
        const found = named.get(id)
        if (!found) continue
        const { promotion, model, modelName, version } = found
        const at = promotion.decidedAt?.toISOString() ?? null
        blocked.push({ id, model, modelName, version, decidedAt: at, emergency: promotion.emergency, objections })
      }
    }
    return { environment: environment.slug, promotions: rows.length, complete: rows.length < PAST_MAX, blocked }
  },
})
