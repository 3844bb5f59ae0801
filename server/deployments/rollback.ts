import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { modelVersions } from '@/db/schema'
import { rollbackInput } from '@/domain/deployments/input'
import { command } from '@/server/kernel/operation'
import { activate } from './activate'
import { governed } from './governed'
import { lockDeployments } from './lock-deployments'
import { requirePerson } from './person-behind'
import { isArchived } from './read-archived'
import { type DeploymentRow, findDeployment, previousDeployment, toDeployment } from './read-deployments'
import { refusal } from './record-refusal'

/** The version to go back to, as it was approved then. */
async function versionBefore(tx: Tx, current: DeploymentRow) {
  const previous = await previousDeployment(tx, current)
  if (!previous)
    throw refusal('conflict', 'nothing_before', 'nothing served here before, so there is nothing to go back to')
  const [version] = await tx.select().from(modelVersions).where(eq(modelVersions.id, previous.versionId))
  if (!version || version.digest !== previous.digest) {
    throw refusal('conflict', 'other_digest', 'the version before is not what was approved then')
  }
  if (await isArchived(tx, version.id)) {
    throw refusal('conflict', 'archived', `version ${version.version} is archived`)
  }
  return { previous, version }
}

/** One step back to what served before; decided then, so it needs a reason and a person, and no new approval. */
export const rollbackDeployment = governed(
  command({
    name: 'deployments.rollback',
    permission: 'deployment:roll_back',
    input: rollbackInput,
    run: async (ctx, { id, reason }) => {
      const found = await findDeployment(ctx, id)
      const person = requirePerson(ctx.actor)
      await lockDeployments(ctx.tx, found.model.no)
      const { deployment: current, useCaseIds } = await findDeployment(ctx, id)
      if (current.effectiveTo !== null)
        throw refusal('conflict', 'not_live', `deployment ${id} does not serve any more`)
      const { previous, version } = await versionBefore(ctx.tx, current)
      const { row, audit } = await activate(ctx.tx, {
        model: { id: current.modelId, slug: found.model.slug },
        environment: { id: current.environmentId, slug: found.environment.slug },
        useCaseId: useCaseIds[0] ?? null,
        version,
        type: previous.type,
        promotionId: previous.promotionId,
        restores: previous.id,
        by: { id: person.id, name: person.name },
        reason,
        now: ctx.now,
      })
      const [first, ...rest] = audit
      if (!first) throw new Error('a rollback without a record')
      return { result: toDeployment({ ...found, deployment: row, version }), audit: [first, ...rest] }
    },
  }),
  { type: 'deployment', field: 'id' },
)
