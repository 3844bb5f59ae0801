import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { heartbeats } from '@/db/schema'
import {
  deploymentHistoryInput,
  deploymentRef,
  listDeploymentsInput,
  listHeartbeatsInput,
} from '@/domain/deployments/input'
import { HOUR_MS } from '@/domain/time/windows'
import { after } from '@/server/kernel/after'
import type { Context } from '@/server/kernel/context'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findModel } from '@/server/models/read'
import {
  type FoundDeployment,
  findDeployment,
  instancesOf,
  pageOfHistory,
  pageOfServed,
  previousDeployment,
  toDeployment,
} from './read-deployments'
import { findEnvironment } from './read-environment'

const positionOf = ({ deployment }: FoundDeployment) => ({ at: deployment.effectiveFrom, id: deployment.id })

/** With what is known of the running copies in the last hour. */
async function withInstances(ctx: Context, rows: readonly FoundDeployment[]) {
  const ids = rows.map(({ deployment }) => deployment.id)
  const instances = await instancesOf(ctx.tx, ids, new Date(ctx.now.getTime() - HOUR_MS))
  return rows.map((row) => ({
    ...toDeployment(row),
    instances: instances.get(row.deployment.id) ?? { seen: 0, mismatched: 0 },
  }))
}

/** What serves where, or served at a time. */
export const listDeployments = query({
  name: 'deployments.list',
  permission: 'model:read',
  input: listDeploymentsInput,
  run: async (ctx, { cursor, limit, environment, model, at }) => {
    if (environment !== undefined) await findEnvironment(ctx, environment)
    const page = { position: cursor ? decodeCursor(cursor) : null, limit: limit + 1 }
    const rows = await pageOfServed(ctx, { at: at ?? null, environment, model }, page)
    const shown = toPage(rows, limit, positionOf)
    return { items: await withInstances(ctx, shown.items), next: shown.next }
  },
})

export const deploymentHistory = query({
  name: 'deployments.history',
  permission: 'model:read',
  input: deploymentHistoryInput,
  run: async (ctx, { cursor, limit, environment, model: slug }) => {
    const model = await findModel(ctx, slug)
    const page = { position: cursor ? decodeCursor(cursor) : null, limit: limit + 1 }
    const rows = await pageOfHistory(ctx, { modelId: model.id, environment }, page)
    const shown = toPage(rows, limit, positionOf)
    return { items: await withInstances(ctx, shown.items), next: shown.next }
  },
})

/** One deployment, and where a rollback would lead. */
export const getDeployment = query({
  name: 'deployments.get',
  permission: 'model:read',
  input: deploymentRef,
  run: async (ctx, { id }) => {
    const found = await findDeployment(ctx, id)
    const [item] = await withInstances(ctx, [found])
    const live = found.deployment.effectiveTo === null
    const previous = live ? await previousDeployment(ctx.tx, found.deployment) : null
    const target = previous ? toDeployment(await findDeployment(ctx, previous.id)) : null
    return { ...item, live, rollsBackTo: target && { deployment: target.id, version: target.version } }
  },
})

export const listHeartbeats = query({
  name: 'deployments.heartbeats',
  permission: 'model:read',
  input: listHeartbeatsInput,
  run: async (ctx, { id, cursor, limit }) => {
    await findDeployment(ctx, id)
    const position = { at: heartbeats.lastSeen, id: heartbeats.instance }
    const rows = await ctx.tx
      .select()
      .from(heartbeats)
      .where(and(eq(heartbeats.deploymentId, id), after(position, cursor ? decodeCursor(cursor) : null)))
      .orderBy(desc(heartbeats.lastSeen), desc(heartbeats.instance))
      .limit(limit + 1)
    const page = toPage(rows, limit, (row) => ({ at: row.lastSeen, id: row.instance }))
    const items = page.items.map(({ instance, digest, mismatch, firstSeen, lastSeen, memoryMb, cpuSeconds }) => ({
      instance,
      digest,
      mismatch,
      firstSeen: firstSeen.toISOString(),
      lastSeen: lastSeen.toISOString(),
      memoryMb,
      cpuSeconds,
    }))
    return { items, next: page.next }
  },
})
