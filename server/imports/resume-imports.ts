import 'server-only'
import { and, eq, inArray, lte, or } from 'drizzle-orm'
import { imports } from '@/db/schema'
import type { JobRequest } from '@/server/kernel/jobs'
import { system } from '@/server/kernel/system'

const AT_ONCE = 100
const SLOT_SECONDS = 30

/** A queued import has its job, which may have to wait for longer ones; it is only given another after a good while. */
const QUEUED_FACTOR = 15

/**
 * Queues the imports nobody has worked on for so long. With 0 at start on the embedded database, where no other process
 * can be at work; with `IDLE_SECONDS` in housekeeping.
 */
export async function resumeImports({ idleSeconds }: { idleSeconds: number }): Promise<void> {
  const { engine, jobs, clock } = system()
  const now = clock()
  const idleFor = (seconds: number) => lte(imports.touchedAt, new Date(now - seconds * 1000))
  const requests = await engine.transaction(async (tx): Promise<JobRequest[]> => {
    const stalled = and(eq(imports.state, 'running'), idleFor(idleSeconds))
    const forgotten = and(eq(imports.state, 'queued'), idleFor(idleSeconds * QUEUED_FACTOR))
    const rows = await tx.select({ id: imports.id }).from(imports).where(or(stalled, forgotten)).limit(AT_ONCE)
    if (rows.length === 0) return []
    const ids = rows.map((row) => row.id)
    await tx
      .update(imports)
      .set({ worker: null, touchedAt: new Date(now) })
      .where(inArray(imports.id, ids))
    const found = ids.map(
      (importId): JobRequest => ({
        name: 'import',
        data: { importId },
        once: { key: `import ${importId}`, seconds: SLOT_SECONDS },
      }),
    )
    for (const job of found) await jobs.enqueue(tx, job)
    return found
  })
  jobs.wake(requests)
}
