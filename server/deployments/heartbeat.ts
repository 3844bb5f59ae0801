import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { heartbeats } from '@/db/schema'
import { heartbeatInput } from '@/domain/deployments/input'
import type { Context } from '@/server/kernel/context'
import { command } from '@/server/kernel/operation'
import { appendEvent } from './append-event'
import { type FoundDeployment, findDeployment, liveDeployment } from './read-deployments'
import { refusal } from './record-refusal'

const INSTANCES_MAX = 10_000

async function refuseFlood(ctx: Context, deploymentId: string): Promise<void> {
  const [{ n } = { n: 0 }] = await ctx.tx
    .select({ n: sql<number>`count(*)::integer` })
    .from(heartbeats)
    .where(eq(heartbeats.deploymentId, deploymentId))
  if (n < INSTANCES_MAX) return
  throw refusal('conflict', 'too_many_instances', `at most ${INSTANCES_MAX} instances report for one deployment`)
}

async function reportMismatch(ctx: Context, found: FoundDeployment, beat: { instance: string; digest: string }) {
  const { deployment, model, environment, version } = found
  const data = {
    deployment: deployment.id,
    model: model.slug,
    environment: environment.slug,
    version: version.version,
    instance: beat.instance,
    approvedDigest: deployment.digest,
    runningDigest: beat.digest,
  }
  await appendEvent(ctx.tx, { type: 'deployment.digest_mismatch', modelId: deployment.modelId, at: ctx.now, data })
  return data
}

/**
 * An instance says what it runs. The first report of something else than was approved raises an event and an audit
 * record; it does so again only after the instance had been in order in between, or runs yet another thing.
 */
export const reportHeartbeat = command({
  name: 'deployments.heartbeat',
  permission: 'deployment:report',
  input: heartbeatInput,
  run: async (ctx, { id, ...beat }) => {
    const found = await findDeployment(ctx, id)
    const { deployment } = found
    const at = and(eq(heartbeats.deploymentId, id), eq(heartbeats.instance, beat.instance))
    const [known] = await ctx.tx.select().from(heartbeats).where(at).for('update')
    if (!known) await refuseFlood(ctx, id)
    const matches = beat.digest === deployment.digest
    const report = { digest: beat.digest, mismatch: !matches, lastSeen: ctx.now }
    const usage = { memoryMb: beat.memoryMb ?? null, cpuSeconds: beat.cpuSeconds ?? null }
    const row = { deploymentId: id, instance: beat.instance, firstSeen: ctx.now, ...report, ...usage }
    await ctx.tx
      .insert(heartbeats)
      .values(row)
      .onConflictDoUpdate({ target: [heartbeats.deploymentId, heartbeats.instance], set: { ...report, ...usage } })
    const live = await liveDeployment(ctx.tx, deployment)
    const result = {
      deployment: id,
      instance: beat.instance,
      matches,
      approvedDigest: deployment.digest,
      live: deployment.effectiveTo === null,
      /** What should run in this place now. */
      serving: live ? { deployment: live.id, digest: live.digest } : null,
    }
    const fresh = !matches && !(known?.mismatch && known.digest === beat.digest)
    if (!fresh) return { result, audit: 'unchanged' }
    const data = await reportMismatch(ctx, found, beat)
    const object = { type: 'heartbeat', id: `${id} ${beat.instance}` }
    return { result, audit: [{ object, useCaseId: found.useCaseIds[0] ?? null, detail: data }] }
  },
})
