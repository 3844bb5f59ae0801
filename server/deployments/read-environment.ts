import 'server-only'
import { desc, eq } from 'drizzle-orm'
import { environments } from '@/db/schema'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type EnvironmentRow = typeof environments.$inferSelect

/** Environments belong to the installation; whoever may ask at all may know their names. */
export async function findEnvironment(ctx: Context, slug: string): Promise<EnvironmentRow> {
  const [row] = await ctx.tx.select().from(environments).where(eq(environments.slug, slug))
  if (!row) throw notFound(`environment ${slug}`)
  return row
}

export async function pageOfEnvironments(
  ctx: Context,
  page: { position: Position | null; limit: number },
): Promise<EnvironmentRow[]> {
  return ctx.tx
    .select()
    .from(environments)
    .where(after({ at: environments.createdAt, id: environments.id }, page.position))
    .orderBy(desc(environments.createdAt), desc(environments.id))
    .limit(page.limit)
}

export const toEnvironment = (row: EnvironmentRow) => ({
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  createdAt: row.createdAt.toISOString(),
})
