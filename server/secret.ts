import 'server-only'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Env } from './env'

const FILE = 'secret'

/**
 * The installation's secret: given by PLUMBLINE_SECRET, or made once and kept in the data directory. Several processes
 * on one PostgreSQL must share it, so there it has to be given. Call while holding the directory's lock.
 */
export function installationSecret(env: Env): string {
  if (env.secret) return env.secret
  if (env.databaseUrl) {
    throw new Error(
      'DATABASE_URL is set, so PLUMBLINE_SECRET must be set too: at least 32 random characters, the same for every process.',
    )
  }
  const file = path.join(env.dataDir, FILE)
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new Error(`${file} does not hold a secret; remove it to have a new one made.`)
  return secret
}
