import path from 'node:path'
import { openEmbedded } from './engine/embedded'
import type { Engine } from './engine/engine'
import { openServer } from './engine/server'
import { takeLock } from './lock'
import { migrate } from './migrate'

export type DatabaseSettings = { databaseUrl?: string | undefined; dataDir: string }

/** Opens the configured database: takes the directory lock (embedded), connects and migrates. */
export async function openDatabase(settings: DatabaseSettings): Promise<Engine> {
  if (settings.databaseUrl) {
    const engine = await openServer(settings.databaseUrl)
    await migrate(engine)
    return engine
  }
  const lock = takeLock(settings.dataDir)
  try {
    const engine = await openEmbedded(path.join(settings.dataDir, 'database'))
    await migrate(engine)
    return {
      ...engine,
      close: async () => {
        await engine.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
