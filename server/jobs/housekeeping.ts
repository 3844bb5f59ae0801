import 'server-only'
import { tidyTables } from '@/db/engine/tidy-tables'
import { calibrationsDue } from '@/server/ab-tests/calibrate'
import { refreshOpenTests } from '@/server/ab-tests/refresh-open'
import { tidyAccess } from '@/server/access/tidy-access'
import { removeAbandonedUploads } from '@/server/artifacts/remove-abandoned'
import { keepCheckpoint } from '@/server/audit/keep-checkpoint'
import { purgeIdempotencyKeys } from '@/server/http/idempotency'
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
  const { engine, jobs, clock } = system()
  const now = new Date(clock())
  await engine.transaction(async (tx) => {
    await tidyAccess(tx, now)
    await purgeIdempotencyKeys(tx, now)
  })
  await engine.transaction((tx) => expirePromotions(tx, now))
  await refreshOpenTests(now)
  await engine.transaction(async (tx) => {
    for (const job of await calibrationsDue(tx, now)) await jobs.enqueue(tx, job)
  })
  await keepCheckpoint(now)
  await resumeImports({ idleSeconds: IDLE_SECONDS })
  await resumeSimulations({ idleSeconds: IDLE_SECONDS })
  await removeAbandonedSpools(now)
  await removeAbandonedUploads(now)
  await tidyTables(engine)
  if (now.getTime() - lastPurge < PURGE_EVERY_MS) return
  lastPurge = now.getTime()
  await purgeRawRows(now)
}
