import 'server-only'
import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { imports, models, modelVersions } from '@/db/schema'
import { system } from '@/server/kernel/system'
import type { ImportRow } from './read'

/** A worker that shows no sign of life for so long is taken to be dead. */
export const IDLE_SECONDS = 60
const BEAT_MS = 15_000

export type ClaimedImport = {
  row: ImportRow
  worker: string
  model: typeof models.$inferSelect
  version: typeof modelVersions.$inferSelect | null
}

export const newWorker = (): string => randomBytes(8).toString('hex')

async function partsOf(tx: Tx, row: ImportRow): Promise<Omit<ClaimedImport, 'row' | 'worker'>> {
  const [model] = await tx.select().from(models).where(eq(models.id, row.modelId))
  if (!model) throw new Error(`import ${row.id} has no model`)
  if (row.versionId === null) return { model, version: null }
  const [version] = await tx.select().from(modelVersions).where(eq(modelVersions.id, row.versionId))
  return { model, version: version ?? null }
}

/** Takes an import for this worker; null when it has ended or another one works on it. */
export async function claimImport(importId: string, worker: string): Promise<ClaimedImport | null> {
  const { engine, clock } = system()
  return engine.transaction(async (tx) => {
    const now = new Date(clock())
    const [row] = await tx.select().from(imports).where(eq(imports.id, importId)).for('update')
    if (!row || (row.state !== 'queued' && row.state !== 'running')) return null
    const alive = now.getTime() - row.touchedAt.getTime() < IDLE_SECONDS * 1000
    if (row.worker !== null && row.worker !== worker && alive) return null
    const changes = { state: 'running', worker, touchedAt: now } as const
    await tx.update(imports).set(changes).where(eq(imports.id, importId))
    return { row: { ...row, ...changes }, worker, ...(await partsOf(tx, row)) }
  })
}

const own = (importId: string, worker: string) => and(eq(imports.id, importId), eq(imports.worker, worker))

/** Shows signs of life until stopped, also while a long stretch is read without writing. */
export function keepAlive(importId: string, worker: string): () => void {
  const beat = () =>
    system()
      .engine.transaction((tx) =>
        tx
          .update(imports)
          .set({ touchedAt: new Date(system().clock()) })
          .where(own(importId, worker)),
      )
      // The next batch meets the same trouble and reports it.
      .catch(() => undefined)
  const timer = setInterval(() => void beat(), BEAT_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Lets the next worker take the import at once. */
export async function releaseImport(importId: string, worker: string): Promise<void> {
  await system().engine.transaction((tx) => tx.update(imports).set({ worker: null }).where(own(importId, worker)))
}
