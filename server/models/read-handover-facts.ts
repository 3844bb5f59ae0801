import 'server-only'
import { and, count, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { artifacts, deployments, environments, heartbeats, labels, modelVersions, promotions } from '@/db/schema'
import { PRODUCTION } from '@/domain/deployments/input'
import type { HandoverFacts, HandoverVersion } from '@/domain/models/handover'
import { attentionOf } from '@/domain/monitoring/health'
import { HOUR_MS } from '@/domain/time/windows'
import { readStore } from '@/server/artifacts/read-store'
import { authorOf } from '@/server/deployments/read-author'
import type { Context } from '@/server/kernel/context'
import { healthOf } from '@/server/monitoring/read'
import { vouchedFor } from '@/server/promotions/read-attestations'
import { policyOf, riskTierOf } from '@/server/promotions/read-policy'
import { ruleTestResults } from '@/server/rules/read-test-results'
import type { FoundModel, VersionRow } from './read'

const ARTIFACTS_LOOKED_AT = 200

/** What the new owner answers for first: what serves in production, else the newest version in use. */
async function versionInCharge(tx: Tx, modelId: string): Promise<VersionRow | null> {
  const [live] = await tx
    .select({ version: modelVersions })
    .from(deployments)
    .innerJoin(environments, eq(environments.id, deployments.environmentId))
    .innerJoin(modelVersions, eq(modelVersions.id, deployments.versionId))
    .where(and(eq(deployments.modelId, modelId), isNull(deployments.effectiveTo), eq(environments.slug, PRODUCTION)))
  if (live) return live.version
  const [newest] = await tx
    .select()
    .from(modelVersions)
    .where(and(eq(modelVersions.modelId, modelId), isNull(modelVersions.archivedAt)))
    .orderBy(desc(modelVersions.createdAt), desc(modelVersions.id))
    .limit(1)
  return newest ?? null
}

async function filesOf(tx: Tx, versionId: string): Promise<HandoverVersion['artifacts']> {
  const rows = await tx.select().from(artifacts).where(eq(artifacts.versionId, versionId)).limit(ARTIFACTS_LOOKED_AT)
  const { store } = readStore()
  const absent: string[] = []
  for (const row of rows) if (!(await store.holds(row))) absent.push(row.name)
  return { count: rows.length, absent: absent.sort() }
}

async function vouchers(ctx: Context, version: VersionRow): Promise<string[]> {
  const [said, author] = [await vouchedFor(ctx.tx, version.id, ctx.now), await authorOf(ctx.tx, version.id)]
  return said.flatMap(({ kind, personId, name }) => (kind === 'card_complete' && personId !== author ? [name] : []))
}

async function versionFacts(ctx: Context, model: FoundModel, version: VersionRow): Promise<HandoverVersion> {
  const rules = model.kind === 'rules' || version.rules !== null
  const health = (await healthOf(ctx.tx, [version.no], ctx.now)).get(version.no)
  return {
    rules,
    reason: version.reason,
    referenceRows: version.referenceRows,
    lineage: version.lineage,
    vouchers: await vouchers(ctx, version),
    artifacts: await filesOf(ctx.tx, version.id),
    tests: rules ? await ruleTestResults(version, model.task) : null,
    newestPrediction: health?.newestPrediction?.getTime() ?? null,
    attention: health ? attentionOf(health.summary) : [],
  }
}

async function newestLabel(tx: Tx, modelNo: number): Promise<number | null> {
  const [row] = await tx
    .select({ at: labels.knownAt })
    .from(labels)
    .where(eq(labels.modelNo, modelNo))
    .orderBy(desc(labels.knownAt))
    .limit(1)
  return row?.at.getTime() ?? null
}

async function mismatched(ctx: Context, modelId: string): Promise<number> {
  const lately = new Date(ctx.now.getTime() - HOUR_MS)
  const [row] = await ctx.tx
    .select({ n: count() })
    .from(heartbeats)
    .innerJoin(deployments, eq(deployments.id, heartbeats.deploymentId))
    .where(
      and(
        eq(deployments.modelId, modelId),
        isNull(deployments.effectiveTo),
        eq(heartbeats.mismatch, true),
        gt(heartbeats.lastSeen, lately),
      ),
    )
  return row?.n ?? 0
}

async function waiting(ctx: Context, modelId: string): Promise<number> {
  const open = and(eq(promotions.status, 'pending'), gt(promotions.expiresAt, ctx.now))
  const [row] = await ctx.tx
    .select({ n: count() })
    .from(promotions)
    .where(and(eq(promotions.modelId, modelId), open))
  return row?.n ?? 0
}

async function policyFacts(tx: Tx, model: FoundModel): Promise<HandoverFacts['policy']> {
  const riskTier = await riskTierOf(tx, model)
  const [production] = await tx.select().from(environments).where(eq(environments.slug, PRODUCTION))
  return { riskTier, version: production ? (await policyOf(tx, production, riskTier)).version : null }
}

/** Everything the checklist of a model stands on, as it is now, and the version it speaks of. */
export async function readFacts(
  ctx: Context,
  model: FoundModel,
): Promise<{ facts: HandoverFacts; version: string | null }> {
  const version = await versionInCharge(ctx.tx, model.id)
  const facts: HandoverFacts = {
    labelPolicy: model.labelPolicy,
    newestLabel: await newestLabel(ctx.tx, model.no),
    policy: await policyFacts(ctx.tx, model),
    mismatchedInstances: await mismatched(ctx, model.id),
    pendingPromotions: await waiting(ctx, model.id),
    version: version && (await versionFacts(ctx, model, version)),
  }
  return { facts, version: version?.version ?? null }
}
