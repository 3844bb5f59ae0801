import 'server-only'
import { endDeploymentInput, PRODUCTION } from '@/domain/deployments/input'
import { takeOverAt } from '@/domain/deployments/what-served'
import { command } from '@/server/kernel/operation'
import { endLive } from './activate'
import { appendEvent } from './append-event'
import { governed } from './governed'
import { lockDeployments } from './lock-deployments'
import { moveAlias } from './move-alias'
import { requirePerson } from './person-behind'
import { findDeployment, toDeployment } from './read-deployments'
import { refusal } from './record-refusal'

/** Takes a version out of service without a successor. */
export const endDeployment = governed(
  command({
    name: 'deployments.end',
    permission: 'deployment:roll_back',
    input: endDeploymentInput,
    run: async (ctx, { id, reason }) => {
      const { model } = await findDeployment(ctx, id)
      const person = requirePerson(ctx.actor)
      await lockDeployments(ctx.tx, model.no)
      const found = await findDeployment(ctx, id)
      const { deployment: live, environment } = found
      if (live.effectiveTo !== null) throw refusal('conflict', 'not_live', `deployment ${id} does not serve any more`)
      const at = new Date(takeOverAt(ctx.now.getTime(), { effectiveFrom: live.effectiveFrom.getTime() }))
      const by = { id: person.id, name: person.name }
      const useCaseId = found.useCaseIds[0] ?? null
      const place = {
        model: { id: live.modelId, slug: model.slug },
        environment: { id: live.environmentId, slug: environment.slug },
        useCaseId,
      }
      const entry = await endLive(ctx.tx, live, { ...place, at, by, reason })
      const moved =
        environment.slug === PRODUCTION
          ? await moveAlias(ctx.tx, {
              modelId: live.modelId,
              alias: 'champion',
              versionId: null,
              actor: by,
              reason,
              promotionId: null,
              at: ctx.now,
              useCaseId,
            })
          : []
      const data = { deployment: id, model: model.slug, environment: environment.slug, digest: live.digest, reason }
      await appendEvent(ctx.tx, { type: 'deployment.ended', modelId: live.modelId, at: ctx.now, data })
      const ended = { ...live, effectiveTo: at, endedBy: by.name, endReason: reason }
      return { result: toDeployment({ ...found, deployment: ended }), audit: [entry, ...moved] }
    },
  }),
  { type: 'deployment', field: 'id' },
)
