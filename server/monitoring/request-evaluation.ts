import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { versionPending } from '@/db/schema'
import { system } from '@/server/kernel/system'

const SLOT_SECONDS = 5
const lastSlot = new Map<number, number>()
const REMEMBERED = 10_000

/** Asks for the version's standing figures to be refreshed after the slot's writes; until then readers sum up themselves. */
export async function requestEvaluation(tx: Tx, versionNo: number): Promise<void> {
  const { jobs, clock } = system()
  const slot = Math.floor(clock() / (SLOT_SECONDS * 1000))
  if (lastSlot.get(versionNo) === slot) return
  if (lastSlot.size > REMEMBERED) lastSlot.clear()
  lastSlot.set(versionNo, slot)
  const since = new Date(clock())
  await tx
    .insert(versionPending)
    .values({ versionNo, since })
    .onConflictDoUpdate({ target: versionPending.versionNo, set: { since } })
  await jobs.enqueue(tx, {
    name: 'evaluate',
    data: { versionNo },
    startAfterSeconds: SLOT_SECONDS,
    once: { key: `version ${versionNo}`, seconds: SLOT_SECONDS },
  })
}
