import 'server-only'
import { sql } from 'drizzle-orm'
import { modelOverviewInput, versionHealthInput } from '@/domain/monitoring/input'
import type { Context } from '@/server/kernel/context'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { type FoundModel, findVersion, pageOfModels, toModel } from '@/server/models/read'
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

/** Models with their newest versions and how each of them is doing. */
export const modelOverview = query({
  name: 'monitoring.models',
  permission: 'model:read',
  input: modelOverviewInput,
  run: async (ctx, { cursor, limit, useCase, text }) => {
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfModels(ctx, { position, limit: limit + 1, useCase, text })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    const versions = await newestVersions(ctx, page.items)
    const health = await healthOf(
      ctx.tx,
      versions.map((version) => version.no),
      ctx.now,
    )
    return {
      items: page.items.map((row) => ({
        ...toModel(row),
        versions: versions
          .filter((version) => version.modelId === row.id)
          .map(({ no, version, hasReference, isRules }) => ({
            version,
            kind: isRules ? ('rules' as const) : row.kind,
            hasReference,
            health: toHealth(health.get(no)),
          })),
      })),
      next: page.next,
    }
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
