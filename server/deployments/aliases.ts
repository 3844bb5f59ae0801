import 'server-only'
import { and, asc, desc, eq } from 'drizzle-orm'
import { alias as tableAlias } from 'drizzle-orm/pg-core'
import { aliases, aliasHistory, modelVersions } from '@/db/schema'
import { aliasHistoryInput, aliasRef, listAliasesInput, PRODUCTION, setAliasInput } from '@/domain/deployments/input'
import { actorName } from '@/server/kernel/actor-name'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { command, query } from '@/server/kernel/operation'
import { findModel, findVersion } from '@/server/models/read'
import { governed } from './governed'
import { lockDeployments } from './lock-deployments'
import { moveAlias } from './move-alias'
import { actorIdOf } from './person-behind'
import { isArchived } from './read-archived'
import { liveDeployment } from './read-deployments'
import { findEnvironment } from './read-environment'
import { refusal } from './record-refusal'

const toAlias = (model: { slug: string }, row: { alias: string; version: string; since: Date }) => ({
  model: model.slug,
  alias: row.alias,
  version: row.version,
  since: row.since.toISOString(),
})

/** `champion` follows production; by hand only where nothing serves there, or to say the same. */
export const setAlias = governed(
  command({
    name: 'aliases.set',
    permission: 'alias:write',
    input: setAliasInput,
    run: async (ctx, input) => {
      const { model, version } = await findVersion(ctx, input)
      await lockDeployments(ctx.tx, model.no)
      if (await isArchived(ctx.tx, version.id)) {
        throw refusal('conflict', 'archived', `version ${version.version} is archived`)
      }
      if (input.alias === 'champion') {
        const production = await findEnvironment(ctx, PRODUCTION)
        const live = await liveDeployment(ctx.tx, { modelId: model.id, environmentId: production.id })
        if (live && live.versionId !== version.id) {
          throw refusal(
            'conflict',
            'serves_in_production',
            'champion is what serves in production; ask for a promotion',
          )
        }
      }
      const [first, ...rest] = await moveAlias(ctx.tx, {
        modelId: model.id,
        alias: input.alias,
        versionId: version.id,
        actor: { id: actorIdOf(ctx.actor), name: actorName(ctx.actor) },
        reason: input.reason,
        promotionId: null,
        at: ctx.now,
        useCaseId: model.useCases[0]?.id ?? null,
      })
      const [row] = await ctx.tx
        .select()
        .from(aliases)
        .where(and(eq(aliases.modelId, model.id), eq(aliases.alias, input.alias)))
      const result = toAlias(model, { alias: input.alias, version: version.version, since: row?.since ?? ctx.now })
      return { result, audit: first ? [first, ...rest] : 'unchanged' }
    },
  }),
  { type: 'model', field: 'model' },
)

export const listAliases = query({
  name: 'aliases.list',
  permission: 'model:read',
  input: listAliasesInput,
  run: async (ctx, input) => {
    const model = await findModel(ctx, input.model)
    const rows = await ctx.tx
      .select({ alias: aliases.alias, version: modelVersions.version, since: aliases.since })
      .from(aliases)
      .innerJoin(modelVersions, eq(modelVersions.id, aliases.versionId))
      .where(eq(aliases.modelId, model.id))
      .orderBy(asc(aliases.alias))
      .limit(1000)
    return { items: rows.map((row) => toAlias(model, row)), next: null }
  },
})

export const getAlias = query({
  name: 'aliases.get',
  permission: 'model:read',
  input: aliasRef,
  run: async (ctx, input) => {
    const model = await findModel(ctx, input.model)
    const [row] = await ctx.tx
      .select({ alias: aliases.alias, version: modelVersions.version, since: aliases.since })
      .from(aliases)
      .innerJoin(modelVersions, eq(modelVersions.id, aliases.versionId))
      .where(and(eq(aliases.modelId, model.id), eq(aliases.alias, input.alias)))
    if (!row) throw notFound(`alias ${input.alias} of model ${input.model}`)
    return toAlias(model, row)
  },
})

const previous = tableAlias(modelVersions, 'previous')

/** Who moved an alias from where to where, why, and by which promotion; newest first. */
export const readAliasHistory = query({
  name: 'aliases.history',
  permission: 'model:read',
  input: aliasHistoryInput,
  run: async (ctx, { model: slug, alias, cursor, limit }) => {
    const model = await findModel(ctx, slug)
    const position = { at: aliasHistory.at, id: aliasHistory.id }
    const rows = await ctx.tx
      .select({ step: aliasHistory, version: modelVersions.version, before: previous.version })
      .from(aliasHistory)
      .leftJoin(modelVersions, eq(modelVersions.id, aliasHistory.versionId))
      .leftJoin(previous, eq(previous.id, aliasHistory.previousVersionId))
      .where(
        and(
          eq(aliasHistory.modelId, model.id),
          eq(aliasHistory.alias, alias),
          after(position, cursor ? decodeCursor(cursor) : null),
        ),
      )
      .orderBy(desc(aliasHistory.at), desc(aliasHistory.id))
      .limit(limit + 1)
    const page = toPage(rows, limit, ({ step }) => ({ at: step.at, id: step.id }))
    const items = page.items.map(({ step, version, before }) => ({
      alias: step.alias,
      version,
      previous: before,
      at: step.at.toISOString(),
      by: step.actorName,
      reason: step.reason,
      promotion: step.promotionId,
    }))
    return { items, next: page.next }
  },
})
