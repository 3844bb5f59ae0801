import 'server-only'
import { eq } from 'drizzle-orm'
import { modelVersions } from '@/db/schema'
import { archiveVersionInput } from '@/domain/models/input'
import { actorName } from '@/server/kernel/actor-name'
import type { Context } from '@/server/kernel/context'
import { command } from '@/server/kernel/operation'
import { type FoundModel, findVersion, toVersion, type VersionRow } from '@/server/models/read'
import { governed } from './governed'
import { lockDeployments } from './lock-deployments'
import { type HoldOn, holdOn } from './read-hold-on'
import { refusal } from './record-refusal'

const WORDS: Record<HoldOn['because'], string> = {
  live: 'it serves in',
  promotion_pending: 'a promotion of it waits for a decision:',
  in_ab_test: 'it is an arm of the A/B test',
  has_alias: 'these aliases point at it:',
}

type Found = { model: FoundModel; version: VersionRow }

/** The version as it is while nobody else decides where versions of its model serve. */
async function findLocked(ctx: Context, ref: { model: string; version: string }): Promise<Found> {
  const { model } = await findVersion(ctx, ref)
  await lockDeployments(ctx.tx, model.no)
  return findVersion(ctx, ref)
}

async function refuseInUse(ctx: Context, { model, version }: Found): Promise<void> {
  const of = { modelId: model.id, versionId: version.id, version: version.version, now: ctx.now }
  const found = await holdOn(ctx.tx, of)
  if (!found) return
  const { because, where } = found
  throw refusal('conflict', because, `version ${version.version} is in use: ${WORDS[because]} ${where.join(', ')}`)
}

type Archive = Pick<VersionRow, 'archivedAt' | 'archivedBy' | 'archiveReason'>

async function store(
  ctx: Context,
  found: { model: FoundModel; version: VersionRow },
  archive: Archive,
  reason: string,
) {
  const { model, version } = found
  await ctx.tx.update(modelVersions).set(archive).where(eq(modelVersions.id, version.id))
  const audit = {
    object: { type: 'model_version', id: version.id },
    useCaseId: model.useCases[0]?.id ?? null,
    detail: { model: model.slug, version: version.version, reason },
  }
  return { result: toVersion(model, { ...version, ...archive }), audit: [audit] as const }
}

/** Takes a version out of use: it cannot be promoted, restored by a rollback, pointed at or tested. Its record stays. */
export const archiveVersion = governed(
  command({
    name: 'versions.archive',
    permission: 'version:write',
    input: archiveVersionInput,
    run: async (ctx, { reason, ...ref }) => {
      const found = await findLocked(ctx, ref)
      if (found.version.archivedAt) return { result: toVersion(found.model, found.version), audit: 'unchanged' }
      await refuseInUse(ctx, found)
      const archive = { archivedAt: ctx.now, archivedBy: actorName(ctx.actor), archiveReason: reason }
      return store(ctx, found, archive, reason)
    },
  }),
  { type: 'model', field: 'model' },
)

/** Brings an archived version back into use. */
export const restoreVersion = governed(
  command({
    name: 'versions.restore',
    permission: 'version:write',
    input: archiveVersionInput,
    run: async (ctx, { reason, ...ref }) => {
      const found = await findLocked(ctx, ref)
      if (!found.version.archivedAt) return { result: toVersion(found.model, found.version), audit: 'unchanged' }
      return store(ctx, found, { archivedAt: null, archivedBy: null, archiveReason: null }, reason)
    },
  }),
  { type: 'model', field: 'model' },
)
