import 'server-only'
import { lt } from 'drizzle-orm'
import { idempotencyKeys } from '@/db/schema'
import { refreshOpenTests } from '@/server/ab-tests/refresh-open'
import { tidyAccess } from '@/server/access/tidy-access'
import { keepCheckpoint } from '@/server/audit/keep-checkpoint'
import { removeAbandonedSpools } from '@/server/imports/remove-abandoned-spools'
import { resumeImports } from '@/server/imports/resume-imports'
import { system } from '@/server/kernel/system'
import { purgeRawRows } from '@/server/predictions/purge'
import { expirePromotions } from '@/server/promotions/expire'
import { resumeSimulations } from '@/server/rules/claim-simulation'

export const HOUSEKEEPING_SECONDS = 60
const IDLE_SECONDS = 60
const PURGE_EVERY_MS = 6 * 3_600_000

let lastPurge = 0

/** What has to be looked after from time to time, in short steps. */
export async function keepHouse(): Promise<void> {
  const { engine, clock } = system()
  const now = new Date(clock())
  await engine.transaction(async (tx) => {
    await tidyAccess(tx, now)
    await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now))
  })
  await engine.transaction((tx) => expirePromotions(tx, now))
  await refreshOpenTests(now)
  await keepCheckpoint(now)
  await resumeImports({ idleSeconds: IDLE_SECONDS })
  await resumeSimulations({ idleSeconds: IDLE_SECONDS })
  await removeAbandonedSpools(now)
  if (now.getTime() - lastPurge < PURGE_EVERY_MS) return
  lastPurge = now.getTime()
  await purgeRawRows(now)
}
