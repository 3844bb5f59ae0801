import 'server-only'
import { and, desc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { deployments, environments, heartbeats, models, modelVersions } from '@/db/schema'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'
import { ofVisibleModels } from './read-scope'

export type DeploymentRow = typeof deployments.$inferSelect
export type FoundDeployment = {
  deployment: DeploymentRow
  model: { slug: string; name: string; no: number }
  version: { version: string; digest: string }
  environment: { slug: string; name: string; kind: string }
}

const COLUMNS = {
  deployment: deployments,
  model: { slug: models.slug, name: models.name, no: models.no },
  version: { version: modelVersions.version, digest: modelVersions.digest },
  environment: { slug: environments.slug, name: environments.name, kind: environments.kind },
}

const joined = (tx: Tx) =>
  tx
    .select(COLUMNS)
    .from(deployments)
    .innerJoin(models, eq(models.id, deployments.modelId))
    .innerJoin(modelVersions, eq(modelVersions.id, deployments.versionId))
    .innerJoin(environments, eq(environments.id, deployments.environmentId))

/** What serves now, if anything does. */
export async function liveDeployment(
  tx: Tx,
  place: { modelId: string; environmentId: string },
): Promise<DeploymentRow | null> {
  const [row] = await tx
    .select()
    .from(deployments)
    .where(
      and(
        eq(deployments.modelId, place.modelId),
        eq(deployments.environmentId, place.environmentId),
        isNull(deployments.effectiveTo),
      ),
    )
  return row ?? null
}

export async function servedUseCases(tx: Tx, modelId: string): Promise<string[]> {
  const rows = await tx.raw.query<{ id: string }>(
    'select use_case_id as id from model_use_cases where model_id = $1 order by 1',
    [modelId],
  )
  return rows.map(({ id }) => id)
}

/** The deployment of this id within the caller's scope. */
export async function findDeployment(ctx: Context, id: string): Promise<FoundDeployment & { useCaseIds: string[] }> {
  const [row] = await joined(ctx.tx).where(eq(deployments.id, id))
  if (!row) throw notFound(`deployment ${id}`)
  const useCaseIds = await servedUseCases(ctx.tx, row.deployment.modelId)
  ctx.requireUseCases(useCaseIds, `deployment ${id}`)
  return { ...row, useCaseIds }
}

type Page = { position: Position | null; limit: number }
const position = { at: deployments.effectiveFrom, id: deployments.id }

const pageOf = (ctx: Context, conditions: (SQL | undefined)[], page: Page): Promise<FoundDeployment[]> =>
  joined(ctx.tx)
    .where(and(...conditions, ofVisibleModels(ctx, sql`${deployments.modelId}`), after(position, page.position)))
    .orderBy(desc(deployments.effectiveFrom), desc(deployments.id))
    .limit(page.limit)

export type ServedAsk = { at: Date | null; environment: string | undefined; model: string | undefined }

/** What served at an instant (null: what serves now), latest change first. */
export async function pageOfServed(ctx: Context, ask: ServedAsk, page: Page): Promise<FoundDeployment[]> {
  const { at } = ask
  const serving = at
    ? and(lte(deployments.effectiveFrom, at), or(isNull(deployments.effectiveTo), gt(deployments.effectiveTo, at)))
    : isNull(deployments.effectiveTo)
  const where = [
    serving,
    ask.environment ? eq(environments.slug, ask.environment) : undefined,
    ask.model ? eq(models.slug, ask.model) : undefined,
  ]
  return pageOf(ctx, where, page)
}

/** Everything that ever served of one model, newest first. */
export async function pageOfHistory(
  ctx: Context,
  ask: { modelId: string; environment: string | undefined },
  page: Page,
): Promise<FoundDeployment[]> {
  const where = [
    eq(deployments.modelId, ask.modelId),
    ask.environment ? eq(environments.slug, ask.environment) : undefined,
  ]
  return pageOf(ctx, where, page)
}

/**
 * Where a rollback leads: what served before. What a rollback brought back counts as the original, so that rolling back
 * twice goes further back and never forward again.
 */
export async function previousDeployment(tx: Tx, current: DeploymentRow): Promise<DeploymentRow | null> {
  let origin = current
  for (let step = 0; origin.restores !== null && step < 1000; step++) {
    const [restored] = await tx.select().from(deployments).where(eq(deployments.id, origin.restores))
    if (!restored) break
    origin = restored
  }
  const [before] = await tx
    .select()
    .from(deployments)
    .where(
      and(
        eq(deployments.modelId, origin.modelId),
        eq(deployments.environmentId, origin.environmentId),
        lte(deployments.effectiveTo, origin.effectiveFrom),
      ),
    )
    .orderBy(desc(deployments.effectiveFrom))
    .limit(1)
  if (!before) return null
  return before.versionId === current.versionId ? previousDeployment(tx, before) : before
}

/** How many running copies reported in the last hour, and how many of them run something else than what was approved. */
export async function instancesOf(
  tx: Tx,
  ids: readonly string[],
  since: Date,
): Promise<Map<string, { seen: number; mismatched: number }>> {
  if (ids.length === 0) return new Map()
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const rows = await tx
    .select({
      id: heartbeats.deploymentId,
      seen: sql<number>`count(*)::integer`,
      mismatched: sql<number>`(count(*) filter (where ${heartbeats.mismatch}))::integer`,
    })
    .from(heartbeats)
    .where(and(sql`${heartbeats.deploymentId} in (${list})`, gt(heartbeats.lastSeen, since)))
    .groupBy(heartbeats.deploymentId)
  return new Map(rows.map(({ id, seen, mismatched }) => [id, { seen, mismatched }]))
}

/** As the API says it; what is not there is left out. */
export function toDeployment({ deployment: row, model, version, environment }: FoundDeployment) {
  return {
    id: row.id,
    model: model.slug,
    version: version.version,
    digest: row.digest,
    environment: environment.slug,
    type: row.type,
    effectiveFrom: row.effectiveFrom.toISOString(),
    ...(row.effectiveTo && { effectiveTo: row.effectiveTo.toISOString() }),
    recordedAt: row.recordedAt.toISOString(),
    ...(row.promotionId !== null && { promotion: row.promotionId }),
    ...(row.restores !== null && { restores: row.restores }),
    modelName: model.name,
    by: row.actorName,
    reason: row.reason,
    ...(row.endedBy !== null && { endedBy: row.endedBy }),
    ...(row.endReason !== null && { endReason: row.endReason }),
  }
}
