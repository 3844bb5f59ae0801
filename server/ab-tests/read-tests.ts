import 'server-only'
import { and, desc, eq, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { abResults, abTests, models } from '@/db/schema'
import type { TestStatus } from '@/domain/ab-tests/input'
import { servedUseCases } from '@/server/deployments/read-deployments'
import { ofVisibleModels } from '@/server/deployments/read-scope'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'
import type { ModelRow } from '@/server/models/read'

export type AbTestRow = typeof abTests.$inferSelect
export type AbResultRow = typeof abResults.$inferSelect
export type FoundTest = { test: AbTestRow; model: ModelRow; useCaseIds: string[] }

const joined = (tx: Tx) =>
  tx.select({ test: abTests, model: models }).from(abTests).innerJoin(models, eq(models.id, abTests.modelId))

/** The test of this id or slug within the caller's scope. */
export async function findTest(ctx: Context, ref: string): Promise<FoundTest> {
  const rows = await joined(ctx.tx).where(or(eq(abTests.id, ref), eq(abTests.slug, ref)))
  const row = rows.find(({ test }) => test.id === ref) ?? rows[0]
  if (!row) throw notFound(`A/B test ${ref}`)
  const useCaseIds = await servedUseCases(ctx.tx, row.model.id)
  ctx.requireUseCases(useCaseIds, `A/B test ${ref}`)
  return { ...row, useCaseIds }
}

/** The same, locked until the transaction ends, so that two changes come one after the other. */
export async function holdTest(ctx: Context, ref: string): Promise<FoundTest> {
  const found = await findTest(ctx, ref)
  const [test] = await ctx.tx.select().from(abTests).where(eq(abTests.id, found.test.id)).for('update')
  if (!test) throw notFound(`A/B test ${ref}`)
  return { ...found, test }
}

export async function pageOfTests(
  ctx: Context,
  filter: { model?: string | undefined; status?: TestStatus | undefined },
  page: { position: Position | null; limit: number },
): Promise<{ test: AbTestRow; model: ModelRow }[]> {
  return joined(ctx.tx)
    .where(
      and(
        ofVisibleModels(ctx, sql`${abTests.modelId}`),
        filter.model ? eq(models.slug, filter.model) : undefined,
        filter.status ? eq(abTests.status, filter.status) : undefined,
        after({ at: abTests.createdAt, id: abTests.id }, page.position),
      ),
    )
    .orderBy(desc(abTests.createdAt), desc(abTests.id))
    .limit(page.limit)
}

/** Looks taken and what was concluded, newest first. */
export async function resultsOf(tx: Tx, testId: string): Promise<AbResultRow[]> {
  return tx
    .select()
    .from(abResults)
    .where(eq(abResults.testId, testId))
    .orderBy(desc(abResults.asOf), desc(abResults.id))
}
