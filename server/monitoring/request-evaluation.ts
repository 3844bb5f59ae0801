import 'server-only'
import type { Tx } from '@/db/engine/engine'
import { system } from '@/server/kernel/system'

const SLOT_SECONDS = 5

const NOTE = `insert into version_pending as p (version_no, since) values ($1, $2::timestamptz)
on conflict (version_no) do update set changes = p.changes + 1,
  since = case when p.since < $3::timestamptz then excluded.since else p.since end returning since`

/** Asks for the version's standing figures to be refreshed after the slot's writes; until then readers sum up themselves. */
export async function requestEvaluation(tx: Tx, versionNo: number): Promise<void> {
  const { jobs, clock } = system()
  const now = clock()
  const since = new Date(now)
  const slot = new Date(now - (now % (SLOT_SECONDS * 1000)))
  const [noted] = await tx.raw.query<{ since: Date }>(NOTE, [versionNo, since.toISOString(), slot.toISOString()])
  if (noted?.since.getTime() !== now) return
  await jobs.enqueue(tx, {
    name: 'evaluate',
    data: { versionNo },
    startAfterSeconds: SLOT_SECONDS,
    once: { key: `version ${versionNo}`, seconds: SLOT_SECONDS },
  })
}
