import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { abTests, models } from '@/db/schema'
import { system } from '@/server/kernel/system'
import { refreshCells } from './refresh'
import { testFrame } from './test-frame'

/** Brings the cells of every open test up to date, so that a page finds little left to fold. */
export async function refreshOpenTests(now: Date): Promise<void> {
  const { engine } = system()
  const open = await engine.read((tx) =>
    tx
      .select({ test: abTests, model: models })
      .from(abTests)
      .innerJoin(models, eq(models.id, abTests.modelId))
      .where(inArray(abTests.status, ['running', 'maturing'])),
  )
  for (const { test, model } of open) {
    const frame = await engine.read((tx) => testFrame(tx, test, model))
    await refreshCells(engine, frame, now.getTime())
  }
}
