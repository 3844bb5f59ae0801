import 'server-only'
import { sql } from 'drizzle-orm'
import { modelHealthInput, modelOverviewInput, versionHealthInput } from '@/domain/monitoring/input'
import type { Context } from '@/server/kernel/context'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { type FoundModel, findModel, findVersion, pageOfModels, toModel } from '@/server/models/read'
import { healthOf, toHealth } from './read'
import { rowsOf } from './rows-of'

const VERSIONS_SHOWN = 6

type Named = { modelId: string; no: number; version: string; hasReference: boolean; isRules: boolean; createdAt: Date }

/** The newest versions of each model, in one query. */
async function newestVersions(ctx: Context, models: readonly FoundModel[]): Promise<Named[]> {
  if (models.length === 0) return []
  const ids = sql.join(
    models.map((model) => sql`${model.id}`),
    sql`, `,
  )
  return rowsOf<Named>(
    ctx.tx,
    sql`select m.id as "modelId", v.no, v.version, v.reference_digest is not null as "hasReference",
      v.rules is not null as "isRules", v.created_at as "createdAt"
    from models m cross join lateral (select * from model_versions where model_id = m.id order by created_at desc, id desc limit ${VERSIONS_SHOWN}) v
    where m.id in (${ids})`,
  )
}

/** The newest versions of each model and how they are doing. */
async function standing(ctx: Context, models: readonly FoundModel[]) {
  const versions = await newestVersions(ctx, models)
  const health = await healthOf(
    ctx.tx,
    versions.map((version) => version.no),
    ctx.now,
  )
  return (model: FoundModel) =>
    versions
      .filter((version) => version.modelId === model.id)
      .map(({ no, version, hasReference, isRules }) => ({
        version,
        kind: isRules ? ('rules' as const) : model.kind,
        hasReference,
        health: toHealth(health.get(no)),
      }))
}

/** Models with their newest versions and how each of them is doing. */
export const modelOverview = query({
  name: 'monitoring.models',
  permission: 'model:read',
  input: modelOverviewInput,
  run: async (ctx, { cursor, limit, useCase, text }) => {
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfModels(ctx, { position, limit: limit + 1, useCase, text })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    const versionsOf = await standing(ctx, page.items)
    return { items: page.items.map((row) => ({ ...toModel(row), versions: versionsOf(row) })), next: page.next }
  },
})

/** The newest versions of one model and how each of them is doing. */
export const readModelHealth = query({
  name: 'monitoring.model',
  permission: 'model:read',
  input: modelHealthInput,
  run: async (ctx, { model: slug }) => {
    const model = await findModel(ctx, slug)
    return { versions: (await standing(ctx, [model]))(model) }
  },
})

export const readVersionHealth = query({
  name: 'monitoring.version',
  permission: 'figures:read',
  input: versionHealthInput,
  run: async (ctx, input) => {
    const { version } = await findVersion(ctx, input)
    return toHealth((await healthOf(ctx.tx, [version.no], ctx.now)).get(version.no))
  },
})
