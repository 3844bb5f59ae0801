import 'server-only'
import { and, desc, eq, exists, getTableColumns, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/engine/engine'
import { models, modelUseCases, modelVersions, ruleSimulations } from '@/db/schema'
import type { StoredSimulation } from '@/domain/rules/simulation'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

/** Without its result, which is large; only the two figures of it that lists show. */
export type SimulationRow = Omit<typeof ruleSimulations.$inferSelect, 'result'> & {
  agree: number | null
  changed: number | null
}
export type FoundSimulation = { row: SimulationRow; model: string; version: string; source: string }

const sources = alias(modelVersions, 'sources')

const { result: _, ...columns } = getTableColumns(ruleSimulations)
const shown = {
  ...columns,
  agree: sql<number | null>`(${ruleSimulations.result}->>'agree')::integer`,
  changed: sql<number | null>`(${ruleSimulations.result}->>'changed')::integer`,
}

const joined = (tx: Tx) =>
  tx
    .select({ row: shown, model: models.slug, version: modelVersions.version, source: sources.version })
    .from(ruleSimulations)
    .innerJoin(models, eq(models.id, ruleSimulations.modelId))
    .innerJoin(modelVersions, eq(modelVersions.id, ruleSimulations.versionId))
    .innerJoin(sources, eq(sources.id, ruleSimulations.sourceId))

/** The simulation within the caller's scope. */
export async function findSimulation(ctx: Context, id: string): Promise<FoundSimulation> {
  const [found] = await joined(ctx.tx).where(eq(ruleSimulations.id, id))
  if (!found) throw notFound(`simulation ${id}`)
  const served = await ctx.tx
    .select({ id: modelUseCases.useCaseId })
    .from(modelUseCases)
    .where(eq(modelUseCases.modelId, found.row.modelId))
  ctx.requireUseCases(
    served.map((useCase) => useCase.id),
    `simulation ${id}`,
  )
  return found
}

export async function pageOfSimulations(
  ctx: Context,
  page: { model?: string | undefined; version?: string | undefined; position: Position | null; limit: number },
): Promise<FoundSimulation[]> {
  const visible = ctx.visible()
  const serves = (ids: readonly string[]) =>
    exists(
      ctx.tx
        .select({ id: modelUseCases.modelId })
        .from(modelUseCases)
        .where(and(eq(modelUseCases.modelId, ruleSimulations.modelId), inArray(modelUseCases.useCaseId, [...ids]))),
    )
  return joined(ctx.tx)
    .where(
      and(
        visible === 'all' ? undefined : serves(visible),
        page.model === undefined ? undefined : eq(models.slug, page.model),
        page.version === undefined ? undefined : eq(modelVersions.version, page.version),
        after({ at: ruleSimulations.createdAt, id: ruleSimulations.id }, page.position),
      ),
    )
    .orderBy(desc(ruleSimulations.createdAt), desc(ruleSimulations.id))
    .limit(page.limit)
}

/** The newest finished simulation of a version; where its hit counts come from. */
export async function latestSimulation(tx: Tx, versionId: string): Promise<FoundSimulation | null> {
  const [found] = await joined(tx)
    .where(and(eq(ruleSimulations.versionId, versionId), eq(ruleSimulations.state, 'done')))
    .orderBy(desc(ruleSimulations.createdAt), desc(ruleSimulations.id))
    .limit(1)
  return found ?? null
}

export async function resultOf(tx: Tx, id: string): Promise<StoredSimulation | null> {
  const [row] = await tx
    .select({ result: ruleSimulations.result })
    .from(ruleSimulations)
    .where(eq(ruleSimulations.id, id))
  return row?.result ?? null
}

/** Without its result, for lists. */
export function toSimulation({ row, model, version, source }: FoundSimulation) {
  return {
    id: row.id,
    model,
    version,
    source,
    from: row.from?.toISOString() ?? null,
    to: row.to?.toISOString() ?? null,
    state: row.state,
    progress: row.progress,
    total: row.total,
    scored: row.scored,
    agree: row.agree,
    changed: row.changed,
    error: row.error,
    startedBy: row.startedBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
