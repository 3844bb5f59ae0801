import 'server-only'
import { desc, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { versionHealth, versionPending } from '@/db/schema'
import { attentionOf } from '@/domain/monitoring/health'
import { assessVersion, type HealthRow } from './evaluate'

/** More changed versions than this on one page are shown as they were when last summed up. */
const ASSESSED_AT_ONCE = 8

/** How versions are doing, those whose figures changed since the last summary summed up now. */
export async function healthOf(tx: Tx, versionNos: readonly number[], now: Date): Promise<Map<number, HealthRow>> {
  if (versionNos.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(versionHealth)
    .where(inArray(versionHealth.versionNo, [...versionNos]))
  const found = new Map(rows.map((row) => [row.versionNo, row]))
  const pending = await tx
    .select({ no: versionPending.versionNo })
    .from(versionPending)
    .where(inArray(versionPending.versionNo, [...versionNos]))
    .orderBy(desc(versionPending.since))
    .limit(ASSESSED_AT_ONCE)
  for (const { no } of pending) {
    const row = await assessVersion(tx, no, now.getTime())
    if (row) found.set(no, row)
  }
  return found
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
