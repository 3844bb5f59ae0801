import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { useCases } from '@/db/schema'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type UseCaseRow = typeof useCases.$inferSelect

/** The use case of this slug within the caller's scope. */
export async function findUseCase(ctx: Context, slug: string): Promise<UseCaseRow> {
  const [row] = await ctx.tx.select().from(useCases).where(eq(useCases.slug, slug))
  if (!row) throw notFound(`use case ${slug}`)
  ctx.requireUseCases([row.id], `use case ${slug}`)
  return row
}

/** Newest first, within what the caller may see. */
export async function pageOfUseCases(
  ctx: Context,
  page: { position: Position | null; limit: number },
): Promise<UseCaseRow[]> {
  const visible = ctx.visible()
  return ctx.tx
    .select()
    .from(useCases)
    .where(
      and(
        visible === 'all' ? undefined : inArray(useCases.id, [...visible]),
        after({ at: useCases.createdAt, id: useCases.id }, page.position),
      ),
    )
    .orderBy(desc(useCases.createdAt), desc(useCases.id))
    .limit(page.limit)
}

export function toUseCase(row: UseCaseRow) {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    problem: row.problem,
    objective: row.objective,
    riskTier: row.riskTier,
    stage: row.stage,
    createdAt: row.createdAt.toISOString(),
  }
}
