import 'server-only'
import { inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { versionHealth } from '@/db/schema'
import { attentionOf } from '@/domain/monitoring/health'

export type HealthRow = typeof versionHealth.$inferSelect

export async function healthOf(tx: Tx, versionNos: readonly number[]): Promise<Map<number, HealthRow>> {
  if (versionNos.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(versionHealth)
    .where(inArray(versionHealth.versionNo, [...versionNos]))
  return new Map(rows.map((row) => [row.versionNo, row]))
}

export function toHealth(row: HealthRow | undefined) {
  if (!row) return null
  return {
    evaluatedAt: row.evaluatedAt.toISOString(),
    firstPrediction: row.firstPrediction?.toISOString() ?? null,
    newestPrediction: row.newestPrediction?.toISOString() ?? null,
    predictions: row.predictions,
    labelled: row.labelled,
    attention: attentionOf(row.summary),
    ...row.summary,
  }
}
export type Health = NonNullable<ReturnType<typeof toHealth>>
