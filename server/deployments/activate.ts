import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { deployments } from '@/db/schema'
import { type DeploymentType, PRODUCTION } from '@/domain/deployments/input'
import type { DeploymentChange } from '@/domain/deployments/replay'
import { takeOverAt } from '@/domain/deployments/what-served'
import type { AuditEntry } from '@/server/kernel/audit'
import { newId } from '@/server/kernel/new-id'
import { appendEvent } from './append-event'
import { moveAlias } from './move-alias'
import { type DeploymentRow, liveDeployment } from './read-deployments'

export type Place = {
  model: { id: string; slug: string }
  environment: { id: string; slug: string }
  useCaseId: string | null
}
type By = { id: string; name: string }

export type Activation = Place & {
  version: { id: string; version: string; digest: string }
  type: DeploymentType
  promotionId: string | null
  restores: string | null
  by: By
  reason: string
  now: Date
}

/** Ends what serves; the audit entry says so in the words that a replay of the audit reads. */
export async function endLive(
  tx: Tx,
  live: DeploymentRow,
  end: Place & { at: Date; by: By; reason: string },
): Promise<AuditEntry> {
  await tx
    .update(deployments)
    .set({ effectiveTo: end.at, endedBy: end.by.name, endReason: end.reason })
    .where(eq(deployments.id, live.id))
  const change: DeploymentChange = { ended: { id: live.id, effectiveTo: end.at.toISOString() } }
  return {
    object: { type: 'deployment', id: live.id },
    useCaseId: end.useCaseId,
    detail: { deployment: change, reason: end.reason },
  }
}

const digestEntry = (row: DeploymentRow, of: Place & { version: { version: string } }): DeploymentChange => ({
  activated: {
    id: row.id,
    model: of.model.slug,
    environment: of.environment.slug,
    version: of.version.version,
    digest: row.digest,
    effectiveFrom: row.effectiveFrom.toISOString(),
    effectiveTo: row.effectiveTo?.toISOString() ?? null,
  },
})

/** Writes a deployment and its audit entry; whoever calls holds the model's lock and has made room. */
export async function insertDeployment(
  tx: Tx,
  row: DeploymentRow,
  of: Place & { version: { version: string } },
): Promise<AuditEntry> {
  await tx.insert(deployments).values(row)
  return {
    object: { type: 'deployment', id: row.id },
    useCaseId: of.useCaseId,
    detail: { deployment: digestEntry(row, of), promotion: row.promotionId, reason: row.reason },
  }
}

/**
 * Puts a version to work in place of what serves, in the caller's transaction and under the model's lock: the old
 * deployment ends where the new one begins, the champion follows, and the feed says what happened.
 */
export async function activate(tx: Tx, given: Activation): Promise<{ row: DeploymentRow; audit: AuditEntry[] }> {
  const { model, environment, version, by, reason, now } = given
  const live = await liveDeployment(tx, { modelId: model.id, environmentId: environment.id })
  const from = new Date(takeOverAt(now.getTime(), live ? { effectiveFrom: live.effectiveFrom.getTime() } : null))
  const audit: AuditEntry[] = []
  if (live) audit.push(await endLive(tx, live, { ...given, at: from }))
  const row: DeploymentRow = {
    id: newId('dep'),
    modelId: model.id,
    versionId: version.id,
    environmentId: environment.id,
    digest: version.digest,
    type: given.type,
    effectiveFrom: from,
    effectiveTo: null,
    recordedAt: now,
    promotionId: given.promotionId,
    restores: given.restores,
    actorId: by.id,
    actorName: by.name,
    reason,
    endedBy: null,
    endReason: null,
  }
  audit.push(await insertDeployment(tx, row, given))
  if (environment.slug === PRODUCTION) {
    const { promotionId, useCaseId } = given
    const champion = { modelId: model.id, alias: 'champion', versionId: version.id, promotionId, useCaseId }
    audit.push(...(await moveAlias(tx, { ...champion, actor: by, reason, at: now })))
  }
  const data = {
    deployment: row.id,
    model: model.slug,
    environment: environment.slug,
    version: version.version,
    digest: row.digest,
    deploymentType: row.type,
    effectiveFrom: from.toISOString(),
    previous: live ? { deployment: live.id, digest: live.digest } : null,
    promotion: given.promotionId,
  }
  const type = given.restores === null ? 'deployment.activated' : 'deployment.rolled_back'
  await appendEvent(tx, { type, modelId: model.id, at: now, data })
  return { row, audit }
}
