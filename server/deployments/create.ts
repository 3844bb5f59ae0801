import 'server-only'
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { deployments } from '@/db/schema'
import { holdsFor } from '@/domain/access/actor'
import { type CreateDeploymentInput, createDeploymentInput, PRODUCTION } from '@/domain/deployments/input'
import { actorName } from '@/server/kernel/actor-name'
import type { AuditEntry } from '@/server/kernel/audit'
import type { Context } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { type FoundModel, findVersion, type VersionRow } from '@/server/models/read'
import { readPolicy } from '@/server/promotions/read-policy'
import { insertDeployment } from './activate'
import { appendEvent } from './append-event'
import { governed } from './governed'
import { lockDeployments } from './lock-deployments'
import { moveAlias } from './move-alias'
import { actorIdOf, personBehind } from './person-behind'
import { authorOf } from './read-author'
import { type DeploymentRow, toDeployment } from './read-deployments'
import { type EnvironmentRow, findEnvironment } from './read-environment'
import { refusal } from './record-refusal'

type Found = { model: FoundModel; version: VersionRow; environment: EnvironmentRow }
const placeOf = ({ model, environment }: Found) =>
  and(eq(deployments.modelId, model.id), eq(deployments.environmentId, environment.id))

/** An exact repeat changes nothing. */
async function sameRecord(ctx: Context, found: Found, input: CreateDeploymentInput): Promise<DeploymentRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(deployments)
    .where(and(placeOf(found), eq(deployments.effectiveFrom, input.effectiveFrom)))
  if (!row || row.versionId !== found.version.id || row.reason !== input.reason) return null
  const sameEnd = input.effectiveTo === undefined || row.effectiveTo?.getTime() === input.effectiveTo.getTime()
  return sameEnd ? row : null
}

async function refuseOverlap(ctx: Context, found: Found, input: CreateDeploymentInput): Promise<void> {
  const [row] = await ctx.tx
    .select({ id: deployments.id })
    .from(deployments)
    .where(
      and(
        placeOf(found),
        input.effectiveTo ? lt(deployments.effectiveFrom, input.effectiveTo) : undefined,
        or(isNull(deployments.effectiveTo), gt(deployments.effectiveTo, input.effectiveFrom)),
      ),
    )
    .limit(1)
  if (row) throw refusal('conflict', 'overlap', `overlaps deployment ${row.id} of the same model and environment`)
}

/**
 * What serves already may be recorded once, as a model's first deployment there. Where four eyes are required that is a
 * decision: it takes the right to decide, and not the version's author; everything later goes through a promotion.
 */
async function refuseWayAround(ctx: Context, { model, version, environment }: Found): Promise<void> {
  const { policy } = await readPolicy(ctx.tx, environment, model)
  if (policy.fourEyes !== 'required') return
  const [{ n } = { n: 0 }] = await ctx.tx
    .select({ n: sql<number>`count(*)::integer` })
    .from(deployments)
    .where(and(placeOf({ model, version, environment }), sql`${deployments.promotionId} is not null`))
  if (n > 0) throw refusal('conflict', 'needs_promotion', 'what serves here next is decided by a promotion')
  const useCaseIds = model.useCases.map(({ id }) => id)
  if (!holdsFor(ctx.actor, 'promotion:decide', useCaseIds)) {
    throw refusal('forbidden', 'needs_promotion', `what serves in ${environment.slug} is decided by a promotion`)
  }
  const person = personBehind(ctx.actor)
  if (person && person.id === (await authorOf(ctx.tx, version.id))) {
    throw refusal('forbidden', 'own_version', 'the author of a version cannot put it to work here')
  }
}

async function afterwards(ctx: Context, found: Found, row: DeploymentRow): Promise<AuditEntry[]> {
  if (row.effectiveTo !== null) return []
  const { model, version, environment } = found
  const data = {
    deployment: row.id,
    model: model.slug,
    environment: environment.slug,
    version: version.version,
    digest: row.digest,
    deploymentType: row.type,
    effectiveFrom: row.effectiveFrom.toISOString(),
    previous: null,
    promotion: null,
  }
  await appendEvent(ctx.tx, { type: 'deployment.activated', modelId: model.id, at: ctx.now, data })
  if (environment.slug !== PRODUCTION) return []
  return moveAlias(ctx.tx, {
    modelId: model.id,
    alias: 'champion',
    versionId: version.id,
    actor: { id: row.actorId, name: row.actorName },
    reason: row.reason,
    promotionId: null,
    at: ctx.now,
    useCaseId: model.useCases[0]?.id ?? null,
  })
}

/** Loads history, or records what serves already when the model has no record here yet. */
export const createDeployment = governed(
  command({
    name: 'deployments.create',
    permission: 'deployment:write',
    input: createDeploymentInput,
    run: async (ctx, input) => {
      const { model, version } = await findVersion(ctx, input)
      const found = { model, version, environment: await findEnvironment(ctx, input.environment) }
      await lockDeployments(ctx.tx, model.no)
      const repeated = await sameRecord(ctx, found, input)
      const answer = (deployment: DeploymentRow) => toDeployment({ deployment, ...found })
      if (repeated) return { result: { created: false, item: answer(repeated) }, audit: 'unchanged' }
      if (input.effectiveFrom > ctx.now || (input.effectiveTo && input.effectiveTo > ctx.now)) {
        throw refusal('invalid_input', 'in_the_future', 'a record of what served cannot lie in the future')
      }
      if (input.digest !== undefined && input.digest !== version.digest) {
        throw refusal('conflict', 'other_digest', `version ${version.version} has the digest ${version.digest}`)
      }
      await refuseOverlap(ctx, found, input)
      if (!input.effectiveTo) {
        if (version.archivedAt) throw refusal('conflict', 'archived', `version ${version.version} is archived`)
        await refuseWayAround(ctx, found)
      }
      const row: DeploymentRow = {
        id: newId('dep'),
        modelId: model.id,
        versionId: version.id,
        environmentId: found.environment.id,
        digest: version.digest,
        type: input.type,
        effectiveFrom: input.effectiveFrom,
        effectiveTo: input.effectiveTo ?? null,
        recordedAt: ctx.now,
        promotionId: null,
        restores: null,
        actorId: actorIdOf(ctx.actor),
        actorName: actorName(ctx.actor),
        reason: input.reason,
        endedBy: null,
        endReason: null,
      }
      const useCaseId = model.useCases[0]?.id ?? null
      const entry = await insertDeployment(ctx.tx, row, { ...found, useCaseId })
      const more = await afterwards(ctx, found, row)
      return { result: { created: true, item: answer(row) }, audit: [entry, ...more] }
    },
  }),
  { type: 'model', field: 'model' },
)
