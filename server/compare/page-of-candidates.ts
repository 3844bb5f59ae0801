import 'server-only'
import { and, desc, eq, exists, isNotNull, lt, notExists, sql } from 'drizzle-orm'
import { models, modelUseCases, modelVersions, versionHealth, versionPending } from '@/db/schema'
import type { Task } from '@/domain/models/input'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type CandidateRow = { model: string; version: string; at: Date; id: string; scored: boolean }
type Of = { useCaseId: string; task: Task }

/** Stands for "never" in the order and in cursors. */
const NEVER = new Date(0)

/** Versions of the use case's models with this task. */
const among = (ctx: Context, { useCaseId, task }: Of) => {
  const served = ctx.tx
    .select({ id: modelUseCases.modelId })
    .from(modelUseCases)
    .where(and(eq(modelUseCases.modelId, models.id), eq(modelUseCases.useCaseId, useCaseId)))
  return and(eq(models.task, task), exists(served))
}

type Part = { of: Of; position: Position | null; limit: number }

async function scoredPart(ctx: Context, { of, position, limit }: Part): Promise<CandidateRow[]> {
  const at = versionHealth.newestPrediction
  const before = position
    ? sql`(${at}, ${modelVersions.id}) < (${position.at.toISOString()}::timestamptz, ${position.id})`
    : undefined
  const rows = await ctx.tx
    .select({ model: models.slug, version: modelVersions.version, at, id: modelVersions.id })
    .from(versionHealth)
    .innerJoin(modelVersions, eq(modelVersions.no, versionHealth.versionNo))
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(and(among(ctx, of), isNotNull(at), before))
    .orderBy(desc(at), desc(modelVersions.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, at: row.at ?? NEVER, scored: true }))
}

async function unscoredPart(ctx: Context, { of, position, limit }: Part): Promise<CandidateRow[]> {
  const health = ctx.tx
    .select({ no: versionHealth.versionNo })
    .from(versionHealth)
    .where(and(eq(versionHealth.versionNo, modelVersions.no), isNotNull(versionHealth.newestPrediction)))
  const pending = ctx.tx
    .select({ no: versionPending.versionNo })
    .from(versionPending)
    .where(eq(versionPending.versionNo, modelVersions.no))
  const rows = await ctx.tx
    .select({
      model: models.slug,
      version: modelVersions.version,
      id: modelVersions.id,
      scored: sql<boolean>`exists ${pending}`,
    })
    .from(modelVersions)
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(and(among(ctx, of), notExists(health), position ? lt(modelVersions.id, position.id) : undefined))
    .orderBy(desc(modelVersions.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, at: NEVER }))
}

/**
 * Versions of all models of a use case with this task, those that scored something most recently first; those that never did
 * come last. Two queries, because each of the two orders can follow an index and their union cannot.
 */
export async function pageOfCandidates(
  ctx: Context,
  { limit, position, ...of }: Of & { position: Position | null; limit: number },
): Promise<CandidateRow[]> {
  const past = position?.at.getTime() === NEVER.getTime()
  const rows = past ? [] : await scoredPart(ctx, { of, position, limit })
  if (rows.length === limit) return rows
  const rest = { of, position: past ? position : null, limit: limit - rows.length }
  return [...rows, ...(await unscoredPart(ctx, rest))]
}

/** The version with the most labelled predictions, of two the older: what the others are measured against. */
export async function mostLabelled(
  ctx: Context,
  of: { useCaseId: string; task: Task },
): Promise<{ model: string; version: string } | null> {
  const [row] = await ctx.tx
    .select({ model: models.slug, version: modelVersions.version })
    .from(versionHealth)
    .innerJoin(modelVersions, eq(modelVersions.no, versionHealth.versionNo))
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(among(ctx, of))
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
