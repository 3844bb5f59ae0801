import 'server-only'
import { and, desc, eq, exists, getTableColumns, ilike, inArray } from 'drizzle-orm'
import { models, modelUseCases, modelVersions, useCases } from '@/db/schema'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type ModelRow = typeof models.$inferSelect
export type VersionRow = typeof modelVersions.$inferSelect
/** Without the baseline, which is a hundred times larger than the rest and in no list. */
export type ListedVersion = Omit<VersionRow, 'baseline'>
export type UseCaseName = { id: string; slug: string; name: string }
export type FoundModel = ModelRow & { useCases: UseCaseName[] }

const { baseline: _, ...LISTED } = getTableColumns(modelVersions)

async function servedUseCases(ctx: Context, modelIds: string[]): Promise<Map<string, UseCaseName[]>> {
  const rows = await ctx.tx
    .select({ modelId: modelUseCases.modelId, id: useCases.id, slug: useCases.slug, name: useCases.name })
    .from(modelUseCases)
    .innerJoin(useCases, eq(useCases.id, modelUseCases.useCaseId))
    .where(inArray(modelUseCases.modelId, modelIds))
  const byModel = new Map<string, UseCaseName[]>()
  for (const { modelId, ...useCase } of rows) byModel.set(modelId, [...(byModel.get(modelId) ?? []), useCase])
  return byModel
}

/** The model of this slug within the caller's scope. */
export async function findModel(ctx: Context, slug: string): Promise<FoundModel> {
  const rows = await ctx.tx
    .select({ model: models, useCase: { id: useCases.id, slug: useCases.slug, name: useCases.name } })
    .from(models)
    .leftJoin(modelUseCases, eq(modelUseCases.modelId, models.id))
    .leftJoin(useCases, eq(useCases.id, modelUseCases.useCaseId))
    .where(eq(models.slug, slug))
  const [first] = rows
  if (!first) throw notFound(`model ${slug}`)
  const served = rows.flatMap(({ useCase }) => (useCase ? [useCase] : []))
  ctx.requireUseCases(
    served.map((useCase) => useCase.id),
    `model ${slug}`,
  )
  return { ...first.model, useCases: served }
}

export async function findVersion(
  ctx: Context,
  ref: { model: string; version: string },
): Promise<{ model: FoundModel; version: VersionRow }> {
  const model = await findModel(ctx, ref.model)
  const [version] = await ctx.tx
    .select()
    .from(modelVersions)
    .where(and(eq(modelVersions.modelId, model.id), eq(modelVersions.version, ref.version)))
  if (!version) throw notFound(`version ${ref.version} of model ${ref.model}`)
  return { model, version }
}

export type FoundVersion = { model: FoundModel; version: VersionRow }

/** Versions by id within the caller's scope, in the order asked for; an unknown one is left out. */
export async function findVersions(ctx: Context, ids: readonly string[]): Promise<FoundVersion[]> {
  if (ids.length === 0) return []
  const rows = await ctx.tx
    .select({ model: models, version: modelVersions })
    .from(modelVersions)
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(inArray(modelVersions.id, [...ids]))
  const served = await servedUseCases(ctx, [...new Set(rows.map(({ model }) => model.id))])
  const found = new Map(rows.map((row) => [row.version.id, row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    if (!row) return []
    const useCases = served.get(row.model.id) ?? []
    ctx.requireUseCases(
      useCases.map((useCase) => useCase.id),
      `model ${row.model.slug}`,
    )
    return [{ model: { ...row.model, useCases }, version: row.version }]
  })
}

export async function pageOfModels(
  ctx: Context,
  page: { position: Position | null; limit: number; useCase?: string | undefined; text?: string | undefined },
): Promise<FoundModel[]> {
  const visible = ctx.visible()
  const serves = (condition: ReturnType<typeof eq>) =>
    exists(
      ctx.tx
        .select({ id: modelUseCases.modelId })
        .from(modelUseCases)
        .innerJoin(useCases, eq(useCases.id, modelUseCases.useCaseId))
        .where(and(eq(modelUseCases.modelId, models.id), condition)),
    )
  const rows = await ctx.tx
    .select()
    .from(models)
    .where(
      and(
        visible === 'all' ? undefined : serves(inArray(useCases.id, [...visible])),
        page.useCase ? serves(eq(useCases.slug, page.useCase)) : undefined,
        page.text ? ilike(models.name, `%${page.text.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
        after({ at: models.createdAt, id: models.id }, page.position),
      ),
    )
    .orderBy(desc(models.createdAt), desc(models.id))
    .limit(page.limit)
  const served =
    rows.length > 0
      ? await servedUseCases(
          ctx,
          rows.map((row) => row.id),
        )
      : new Map<string, UseCaseName[]>()
  return rows.map((row) => ({ ...row, useCases: served.get(row.id) ?? [] }))
}

export async function pageOfVersions(
  ctx: Context,
  page: { modelId: string; position: Position | null; limit: number },
): Promise<ListedVersion[]> {
  return ctx.tx
    .select(LISTED)
    .from(modelVersions)
    .where(
      and(
        eq(modelVersions.modelId, page.modelId),
        after({ at: modelVersions.createdAt, id: modelVersions.id }, page.position),
      ),
    )
    .orderBy(desc(modelVersions.createdAt), desc(modelVersions.id))
    .limit(page.limit)
}

export function toModel(row: FoundModel) {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    useCases: row.useCases.map(({ slug, name }) => ({ slug, name })),
    kind: row.kind,
    task: row.task,
    classes: row.classes,
    positiveClass: row.positiveClass,
    labels: row.labelPolicy,
    retentionDays: row.retentionDays,
    stage: row.stage,
    owner: row.ownerName,
    createdAt: row.createdAt.toISOString(),
  }
}

export function toVersion(model: { slug: string }, row: ListedVersion) {
  return {
    id: row.id,
    model: model.slug,
    version: row.version,
    features: row.features,
    segments: row.segments,
    reason: row.reason,
    rules: row.rules,
    lineage: row.lineage,
    digest: row.digest,
    author: row.authorName,
    createdAt: row.createdAt.toISOString(),
    reference:
      row.referenceDigest === null
        ? null
        : {
            digest: row.referenceDigest,
            rows: row.referenceRows,
            from: row.referenceFrom?.toISOString() ?? null,
            to: row.referenceTo?.toISOString() ?? null,
            at: row.referenceAt?.toISOString() ?? null,
          },
    archived:
      row.archivedAt === null
        ? null
        : { at: row.archivedAt.toISOString(), by: row.archivedBy ?? '', reason: row.archiveReason ?? '' },
  }
}
