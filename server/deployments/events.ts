import 'server-only'
import { and, asc, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { deploymentEvents } from '@/db/schema'
import { listEventsInput } from '@/domain/deployments/input'
import { query } from '@/server/kernel/operation'
import { feedSecret, signEvent } from '@/server/kernel/sign-event'
import { system } from '@/server/kernel/system'
import { ofVisibleModels } from './read-scope'

type Row = typeof deploymentEvents.$inferSelect

function toEvent({ sequence, id, type, timestamp, data }: Row) {
  const payload = JSON.stringify({ type, timestamp: timestamp.toISOString(), data })
  return {
    sequence,
    id,
    type,
    timestamp: timestamp.toISOString(),
    data,
    /** The signed text and its headers, as a delivery would carry them. */
    payload,
    headers: signEvent(system().secret, { id, timestamp, payload }),
  }
}

/** Oldest first, after a sequence number; ask again with `last`. */
export const listEvents = query({
  name: 'deployments.events',
  permission: 'model:read',
  input: listEventsInput,
  run: async (ctx, input) => {
    const rows = await ctx.tx
      .select()
      .from(deploymentEvents)
      .where(and(gt(deploymentEvents.sequence, input.after), ofVisibleModels(ctx, sql`${deploymentEvents.modelId}`)))
      .orderBy(asc(deploymentEvents.sequence))
      .limit(input.limit)
    return { items: rows.map(toEvent), last: rows.at(-1)?.sequence ?? input.after }
  },
})

export const readFeedSecret = query({
  name: 'deployments.eventSecret',
  permission: 'key:manage',
  input: z.strictObject({}),
  run: async (ctx) => {
    ctx.requireInstallation()
    return { secret: feedSecret(system().secret) }
  },
})
