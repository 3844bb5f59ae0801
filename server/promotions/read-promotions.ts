import 'server-only'
import { and, asc, desc, eq, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { environments, models, modelVersions, promotionApprovals, promotions, useCases } from '@/db/schema'
import type { PromotionStatus } from '@/domain/promotions/decide'
import type { ListPromotionsInput } from '@/domain/promotions/input'
import { servedUseCases } from '@/server/deployments/read-deployments'
import { ofVisibleModels } from '@/server/deployments/read-scope'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type PromotionRow = typeof promotions.$inferSelect
export type ApprovalRow = typeof promotionApprovals.$inferSelect
export type FoundPromotion = {
  promotion: PromotionRow
  model: { id: string; no: number; slug: string; name: string }
  version: { id: string; version: string; digest: string }
  environment: { id: string; slug: string; name: string; kind: 'staging' | 'production' }
}
export type ScopedPromotion = FoundPromotion & { useCaseIds: string[] }

const COLUMNS = {
  promotion: promotions,
  model: { id: models.id, no: models.no, slug: models.slug, name: models.name },
  version: { id: modelVersions.id, version: modelVersions.version, digest: modelVersions.digest },
  environment: {
    id: environments.id,
    slug: environments.slug,
    name: environments.name,
    kind: environments.kind,
  },
}

const joined = (tx: Tx) =>
  tx
    .select(COLUMNS)
    .from(promotions)
    .innerJoin(models, eq(models.id, promotions.modelId))
    .innerJoin(modelVersions, eq(modelVersions.id, promotions.versionId))
    .innerJoin(environments, eq(environments.id, promotions.environmentId))

/** The promotion of this id within the caller's scope. */
export async function findPromotion(ctx: Context, id: string): Promise<ScopedPromotion> {
  const [row] = await joined(ctx.tx).where(eq(promotions.id, id))
  if (!row) throw notFound(`promotion ${id}`)
  const useCaseIds = await servedUseCases(ctx.tx, row.model.id)
  ctx.requireUseCases(useCaseIds, `promotion ${id}`)
  return { ...row, useCaseIds }
}

/** The same, and nobody else changes it until the transaction ends. The model's lock comes first. */
export async function holdPromotion(ctx: Context, id: string): Promise<ScopedPromotion> {
  await ctx.tx.select({ id: promotions.id }).from(promotions).where(eq(promotions.id, id)).for('update')
  return findPromotion(ctx, id)
}

export async function approvalsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, ApprovalRow[]>> {
  const found = new Map<string, ApprovalRow[]>()
  if (ids.length === 0) return found
  const rows = await tx
    .select()
    .from(promotionApprovals)
    .where(inArray(promotionApprovals.promotionId, [...ids]))
    .orderBy(asc(promotionApprovals.at), asc(promotionApprovals.id))
  for (const row of rows) found.set(row.promotionId, [...(found.get(row.promotionId) ?? []), row])
  return found
}

/** A request past its time is expired, also before housekeeping has said so. */
export const statusAt = (row: PromotionRow, now: Date): PromotionStatus =>
  row.status === 'pending' && row.expiresAt <= now ? 'expired' : row.status

function hasStatus(status: PromotionStatus, now: Date): SQL | undefined {
  const past = and(eq(promotions.status, 'pending'), lte(promotions.expiresAt, now))
  if (status === 'pending') return and(eq(promotions.status, 'pending'), gt(promotions.expiresAt, now))
  return status === 'expired' ? or(eq(promotions.status, 'expired'), past) : eq(promotions.status, status)
}

type Filter = Pick<ListPromotionsInput, 'model' | 'environment' | 'useCase'>

/** Needs no join, so that counting reads an index alone. */
function matching(ctx: Context, filter: Filter): SQL | undefined {
  const ofUseCase = sql`exists (select from model_use_cases s join ${useCases} on ${useCases.id} = s.use_case_id
    where s.model_id = ${promotions.modelId} and ${useCases.slug} = ${filter.useCase ?? ''})`
  const named = (table: 'models' | 'environments', slug: string) =>
    sql`(select id from ${sql.identifier(table)} where slug = ${slug})`
  return and(
    ofVisibleModels(ctx, sql`${promotions.modelId}`),
    filter.model ? sql`${promotions.modelId} = ${named('models', filter.model)}` : undefined,
    filter.environment ? sql`${promotions.environmentId} = ${named('environments', filter.environment)}` : undefined,
    filter.useCase ? ofUseCase : undefined,
  )
}

/** Newest first. */
export async function pageOfPromotions(
  ctx: Context,
  ask: Filter & { status?: PromotionStatus | undefined },
  page: { position: Position | null; limit: number },
): Promise<FoundPromotion[]> {
  return joined(ctx.tx)
    .where(
      and(
        matching(ctx, ask),
        ask.status ? hasStatus(ask.status, ctx.now) : undefined,
        after({ at: promotions.createdAt, id: promotions.id }, page.position),
      ),
    )
    .orderBy(desc(promotions.createdAt), desc(promotions.id))
    .limit(page.limit)
}

export async function countPromotions(ctx: Context, filter: Filter): Promise<Record<PromotionStatus, number>> {
  const status = sql<PromotionStatus>`case when ${promotions.status} = 'pending' and ${promotions.expiresAt} <=
    ${ctx.now.toISOString()}::timestamptz then 'expired' else ${promotions.status} end`
  const rows = await ctx.tx
    .select({ status, n: sql<number>`count(*)::integer` })
    .from(promotions)
    .where(matching(ctx, filter))
    .groupBy(sql`1`)
  const none = { pending: 0, approved: 0, rejected: 0, void: 0, expired: 0 }
  return Object.assign(none, Object.fromEntries(rows.map((row) => [row.status, row.n])))
}

/** Those that want somebody: open requests, and emergencies that nobody has reviewed; the most urgent first. */
export async function openPromotions(
  ctx: Context,
  ask: Pick<Filter, 'useCase'> & { limit: number },
): Promise<FoundPromotion[]> {
  const open = or(
    and(eq(promotions.status, 'pending'), gt(promotions.expiresAt, ctx.now)),
    sql`${promotions.reviewDueAt} is not null and ${promotions.reviewedAt} is null`,
  )
  return joined(ctx.tx)
    .where(and(open, matching(ctx, ask)))
    .orderBy(asc(sql`coalesce(${promotions.reviewDueAt}, ${promotions.expiresAt})`), asc(promotions.id))
    .limit(ask.limit)
}
