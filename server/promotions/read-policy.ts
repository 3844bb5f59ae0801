import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { promotionPolicies, useCases } from '@/db/schema'
import { defaultPolicy, type Policy } from '@/domain/promotions/policy'
import { type RiskTier, strictestTier } from '@/domain/use-cases/risk-tier'

export type Environment = { id: string; slug: string; kind: 'staging' | 'production' }
export type PolicyInForce = {
  riskTier: RiskTier
  /** null: the default, nobody wrote one. */
  version: number | null
  policy: Policy
}

/** The rules of a place: the newest written ones, else the default of such environments. */
export async function policyOf(tx: Tx, environment: Environment, riskTier: RiskTier): Promise<PolicyInForce> {
  const [row] = await tx
    .select()
    .from(promotionPolicies)
    .where(and(eq(promotionPolicies.environmentId, environment.id), eq(promotionPolicies.riskTier, riskTier)))
    .orderBy(desc(promotionPolicies.version))
    .limit(1)
  if (row) return { riskTier, version: row.version, policy: row.policy }
  return { riskTier, version: null, policy: defaultPolicy(environment.kind, riskTier) }
}

export async function riskTierOf(tx: Tx, model: { useCases: readonly { id: string }[] }): Promise<RiskTier> {
  const ids = model.useCases.map(({ id }) => id)
  const rows =
    ids.length > 0 ? await tx.select({ tier: useCases.riskTier }).from(useCases).where(inArray(useCases.id, ids)) : []
  return strictestTier(rows.map(({ tier }) => tier))
}

export async function readPolicy(
  tx: Tx,
  environment: Environment,
  model: { useCases: readonly { id: string }[] },
): Promise<PolicyInForce> {
  return policyOf(tx, environment, await riskTierOf(tx, model))
}
