import 'server-only'
import { and, desc, eq, lt } from 'drizzle-orm'
import { promotionPolicies } from '@/db/schema'
import { canonicalJson } from '@/domain/audit/canonical-json'
import {
  listPoliciesInput,
  modelPolicyRef,
  policyHistoryInput,
  policyRef,
  putPolicyInput,
} from '@/domain/promotions/input'
import { OFFERED_GATES } from '@/domain/promotions/policy'
import { RISK_TIERS } from '@/domain/use-cases/risk-tier'
import { governed } from '@/server/deployments/governed'
import { findEnvironment, pageOfEnvironments } from '@/server/deployments/read-environment'
import { actorName } from '@/server/kernel/actor-name'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { newId } from '@/server/kernel/new-id'
import { command, query } from '@/server/kernel/operation'
import { findModel } from '@/server/models/read'
import { type PolicyInForce, policyOf, readPolicy } from './read-policy'

const toPolicy = (environment: { slug: string }, { riskTier, version, policy }: PolicyInForce) => ({
  environment: environment.slug,
  riskTier,
  version,
  policy,
})

/** The rules in force, per environment and risk tier. */
export const listPolicies = query({
  name: 'policies.list',
  permission: 'model:read',
  input: listPoliciesInput,
  run: async (ctx, { environment, cursor, limit }) => {
    ctx.visible()
    const position = cursor ? decodeCursor(cursor) : null
    const rows =
      environment === undefined
        ? await pageOfEnvironments(ctx, { position, limit: limit + 1 })
        : [await findEnvironment(ctx, environment)]
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    const items = []
    for (const row of page.items) {
      for (const tier of RISK_TIERS) items.push(toPolicy(row, await policyOf(ctx.tx, row, tier)))
    }
    return { items, next: page.next, offeredGates: OFFERED_GATES }
  },
})

export const getPolicy = query({
  name: 'policies.get',
  permission: 'model:read',
  input: policyRef,
  run: async (ctx, input) => {
    ctx.visible()
    const environment = await findEnvironment(ctx, input.environment)
    return toPolicy(environment, await policyOf(ctx.tx, environment, input.riskTier))
  },
})

/** The rules that a request for this model is judged by, at the risk of everything it serves. */
export const getModelPolicy = query({
  name: 'policies.ofModel',
  permission: 'model:read',
  input: modelPolicyRef,
  run: async (ctx, input) => {
    const model = await findModel(ctx, input.model)
    const environment = await findEnvironment(ctx, input.environment)
    return toPolicy(environment, await readPolicy(ctx.tx, environment, model))
  },
})

/** New rules for requests from now on; open requests keep those they were made under. */
export const putPolicy = governed(
  command({
    name: 'policies.put',
    permission: 'policy:write',
    input: putPolicyInput,
    run: async (ctx, { environment: slug, riskTier, policy, reason }) => {
      ctx.requireInstallation()
      const environment = await findEnvironment(ctx, slug)
      const before = await policyOf(ctx.tx, environment, riskTier)
      if (before.version !== null && canonicalJson(before.policy) === canonicalJson(policy)) {
        return { result: toPolicy(environment, before), audit: 'unchanged' }
      }
      const version = (before.version ?? 0) + 1
      const id = newId('pol')
      await ctx.tx.insert(promotionPolicies).values({
        id,
        environmentId: environment.id,
        riskTier,
        version,
        policy,
        reason,
        actorName: actorName(ctx.actor),
        createdAt: ctx.now,
      })
      const detail = { environment: slug, riskTier, version, reason, before: before.policy, after: policy }
      const result = toPolicy(environment, { riskTier, version, policy })
      return { result, audit: [{ object: { type: 'policy', id }, detail }] }
    },
  }),
  { type: 'environment', field: 'environment' },
)

/** All versions of a place's rules, newest first. */
export const policyHistory = query({
  name: 'policies.history',
  permission: 'model:read',
  input: policyHistoryInput,
  run: async (ctx, { environment: slug, riskTier, cursor, limit }) => {
    ctx.visible()
    const environment = await findEnvironment(ctx, slug)
    const before = cursor ? Number(decodeCursor(cursor).id) : null
    const rows = await ctx.tx
      .select()
      .from(promotionPolicies)
      .where(
        and(
          eq(promotionPolicies.environmentId, environment.id),
          eq(promotionPolicies.riskTier, riskTier),
          before !== null && Number.isSafeInteger(before) ? lt(promotionPolicies.version, before) : undefined,
        ),
      )
      .orderBy(desc(promotionPolicies.version))
      .limit(limit + 1)
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: String(row.version) }))
    const items = page.items.map((row) => ({
      ...toPolicy(environment, row),
      reason: row.reason,
      by: row.actorName,
      at: row.createdAt.toISOString(),
    }))
    return { items, next: page.next }
  },
})
