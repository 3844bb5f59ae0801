import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { deploymentEvents } from '@/db/schema'
import type { DeploymentEventType } from '@/domain/deployments/input'
import { newId } from '@/server/kernel/new-id'
import { lockFeed } from './lock-deployments'

/** Appends to the feed inside the caller's transaction. */
export async function appendEvent(
  tx: Tx,
  event: { type: DeploymentEventType; modelId: string; at: Date; data: Record<string, unknown> },
): Promise<void> {
  await lockFeed(tx)
  const [last] = await tx.raw.query<{ sequence: number | string | null }>(
    'select max(sequence) as sequence from deployment_events',
  )
  await tx.insert(deploymentEvents).values({
    sequence: Number(last?.sequence ?? 0) + 1,
    id: newId('evt'),
    type: event.type,
    modelId: event.modelId,
    timestamp: event.at,
    data: event.data,
  })
}
