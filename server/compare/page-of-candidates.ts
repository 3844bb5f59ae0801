import 'server-only'
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { models, modelUseCases, modelVersions, versionHealth, versionPending } from '@/db/schema'
import type { Task } from '@/domain/models/input'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type CandidateRow = { model: string; version: string; at: Date; id: string; scored: boolean }

/** To the millisecond, as cursors are; versions that never scored anything come last. */
const activeAt = sql<Date>`date_trunc('milliseconds', coalesce(${versionHealth.newestPrediction}, to_timestamp(0)))`

/** Whether it has ever predicted anything; also when that has not been summed up yet. */
const scored = sql<boolean>`(${versionHealth.newestPrediction} is not null
  or exists (select 1 from ${versionPending} where ${versionPending.versionNo} = ${modelVersions.no}))`

const ofUseCase = (ctx: Context, of: { useCaseId: string; task: Task }) =>
  ctx.tx
    .select({ model: models.slug, version: modelVersions.version, at: activeAt, id: modelVersions.id, scored })
    .from(modelUseCases)
    .innerJoin(models, and(eq(models.id, modelUseCases.modelId), eq(models.task, of.task)))
    .innerJoin(modelVersions, eq(modelVersions.modelId, models.id))
    .leftJoin(versionHealth, eq(versionHealth.versionNo, modelVersions.no))
    .$dynamic()

/** Versions of all models of a use case with this task, those that scored something most recently first. */
export async function pageOfCandidates(
  ctx: Context,
  of: { useCaseId: string; task: Task; position: Position | null; limit: number },
): Promise<CandidateRow[]> {
  const { position } = of
  const after = position
    ? sql`(${activeAt}, ${modelVersions.id}) < (${position.at.toISOString()}::timestamptz, ${position.id})`
    : undefined
  const rows = await ofUseCase(ctx, of)
    .where(and(eq(modelUseCases.useCaseId, of.useCaseId), after))
    .orderBy(desc(activeAt), desc(modelVersions.id))
    .limit(of.limit)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

/** The version with the most labelled predictions, of two the older: what the others are measured against. */
export async function mostLabelled(
  ctx: Context,
  of: { useCaseId: string; task: Task },
): Promise<{ model: string; version: string } | null> {
  const [row] = await ofUseCase(ctx, of)
    .where(and(eq(modelUseCases.useCaseId, of.useCaseId), isNotNull(versionHealth.labelled)))
    .orderBy(desc(versionHealth.labelled), modelVersions.createdAt)
    .limit(1)
  return row ? { model: row.model, version: row.version } : null
}

/** Tasks of the use case's models that can be ranked, in a fixed order. */
export async function tasksOf(ctx: Context, useCaseId: string): Promise<Task[]> {
  const rows = await ctx.tx
    .selectDistinct({ task: models.task })
    .from(modelUseCases)
    .innerJoin(models, eq(models.id, modelUseCases.modelId))
    .where(eq(modelUseCases.useCaseId, useCaseId))
  const there = new Set(rows.map((row) => row.task))
  return (['binary', 'multiclass', 'regression'] as const).filter((task) => there.has(task))
}
