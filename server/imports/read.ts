import 'server-only'
import { and, desc, eq, exists, inArray, ne } from 'drizzle-orm'
import { imports, models, modelUseCases, modelVersions } from '@/db/schema'
import type { ImportShape } from '@/domain/imports/shape'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type ImportRow = typeof imports.$inferSelect
export type FoundImport = { row: ImportRow; model: string; version: string | null }

const joined = (ctx: Context) =>
  ctx.tx
    .select({ row: imports, model: models.slug, version: modelVersions.version })
    .from(imports)
    .innerJoin(models, eq(models.id, imports.modelId))
    .leftJoin(modelVersions, eq(modelVersions.id, imports.versionId))

/** The import within the caller's scope; an upload under way is none yet. */
export async function findImport(ctx: Context, id: string): Promise<FoundImport & { useCaseIds: string[] }> {
  const [found] = await joined(ctx).where(and(eq(imports.id, id), ne(imports.state, 'spooling')))
  if (!found) throw notFound(`import ${id}`)
  const served = await ctx.tx
    .select({ id: modelUseCases.useCaseId })
    .from(modelUseCases)
    .where(eq(modelUseCases.modelId, found.row.modelId))
  const useCaseIds = served.map((useCase) => useCase.id)
  ctx.requireUseCases(useCaseIds, `import ${id}`)
  return { ...found, useCaseIds }
}

export async function pageOfImports(
  ctx: Context,
  page: { model?: string | undefined; position: Position | null; limit: number },
): Promise<FoundImport[]> {
  const visible = ctx.visible()
  const serves = (ids: readonly string[]) =>
    exists(
      ctx.tx
        .select({ id: modelUseCases.modelId })
        .from(modelUseCases)
        .where(and(eq(modelUseCases.modelId, imports.modelId), inArray(modelUseCases.useCaseId, [...ids]))),
    )
  return joined(ctx)
    .where(
      and(
        ne(imports.state, 'spooling'),
        visible === 'all' ? undefined : serves(visible),
        page.model === undefined ? undefined : eq(models.slug, page.model),
        after({ at: imports.createdAt, id: imports.id }, page.position),
      ),
    )
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(page.limit)
}

export const rejectedUrl = (id: string) => `/api/v1/imports/${id}/rejected`

/** The shape of the public contract, nothing else. */
export function toImport({ row }: FoundImport): ImportShape {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state === 'spooling' ? 'queued' : row.state,
    received: row.received,
    accepted: row.accepted,
    duplicates: row.duplicates,
    flagged: row.flagged,
    rejected: row.rejected,
    ignoredColumns: row.ignoredColumns,
    ...(row.rejected > 0 && { rejectedUrl: rejectedUrl(row.id) }),
    ...(row.error && { error: row.error }),
  }
}

/** What a screen shows besides: where it belongs, how far it is, and who started it. */
export function toImportDetail(found: FoundImport) {
  const { row } = found
  return {
    ...toImport(found),
    model: found.model,
    version: found.version,
    fileName: row.fileName,
    format: row.format,
    map: row.columnMap,
    zone: row.zone,
    bytes: row.bytes,
    bytesRead: row.bytesRead,
    startedBy: row.startedBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
