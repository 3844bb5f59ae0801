import 'server-only'
import { and, eq, exists, inArray, lt } from 'drizzle-orm'
import { importChunks, imports } from '@/db/schema'
import { system } from '@/server/kernel/system'
import { deleteChunks } from './chunks'
import { dropSpool } from './spool'

/** An upload that took in nothing for so long has broken off. */
const ABANDONED_MS = 3_600_000
const AT_ONCE = 100

/** Removes uploads that broke off with their process, and pieces left behind by imports that have ended. */
export async function removeAbandonedSpools(now: Date): Promise<number> {
  const { engine } = system()
  const before = new Date(now.getTime() - ABANDONED_MS)
  const { broken, ended } = await engine.read(async (tx) => {
    const pieces = tx
      .select({ id: importChunks.importId })
      .from(importChunks)
      .where(eq(importChunks.importId, imports.id))
    const ids = (condition: ReturnType<typeof and>) =>
      tx.select({ id: imports.id }).from(imports).where(condition).limit(AT_ONCE)
    return {
      broken: await ids(and(eq(imports.state, 'spooling'), lt(imports.touchedAt, before))),
      ended: await ids(and(inArray(imports.state, ['done', 'failed']), exists(pieces))),
    }
  })
  for (const { id } of broken) await dropSpool(id)
  for (const { id } of ended) await deleteChunks(id)
  return broken.length + ended.length
}
