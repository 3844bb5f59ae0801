import 'server-only'
import { addressOf, type InstallationFacts } from '@/components/access/installation-facts'
import packageJson from '@/package.json'
import { readEnv } from '@/server/env'
import { readiness } from '@/server/http/readiness'

/** What `/readyz` says and where the data lies; for those who may read the state of the installation. */
export async function readInstallationFacts(): Promise<InstallationFacts> {
  const state = await readiness()
  const env = readEnv()
  return {
    status: state.status,
    engine: state.database?.engine ?? null,
    reachable: state.database?.reachable ?? false,
    durability: state.durability,
    lock: state.lock,
    migrations: state.migrations,
    place: env.databaseUrl ? addressOf(env.databaseUrl) : env.dataDir,
    version: packageJson.version,
    node: process.version,
    publicUrl: env.publicUrl ?? null,
  }
}
