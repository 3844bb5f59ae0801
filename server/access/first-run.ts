import 'server-only'
import { and, arrayContains, eq, isNull, sql } from 'drizzle-orm'
import type { Engine, Tx } from '@/db/engine/engine'
import { apiKeys, users } from '@/db/schema'
import type { SystemActor } from '@/domain/access/actor'
import type { Env } from '@/server/env'
import { type AuditEntry, appendAudit } from '@/server/kernel/audit'
import { newId } from '@/server/kernel/new-id'
import { grantsOf, setGrants } from './grants'
import { hashKey } from './key-text'
import { enabledAdmins, lockAdmins } from './last-admin'
import { issueToken, revokeTokens } from './one-time-token'
import { hashPassword } from './password'

export type FirstRunEnv = Pick<Env, 'adminEmail' | 'adminPassword' | 'bootstrapKey' | 'publicUrl' | 'port'>
type Step = { tx: Tx; now: Date; env: FirstRunEnv }

const ACTOR: SystemActor = { kind: 'system', name: 'first-run' }

async function audit({ tx, now }: Step, action: string, entry: AuditEntry): Promise<void> {
  await appendAudit(tx, { actor: ACTOR, action, outcome: 'done', at: now, requestId: newId('req') }, [entry])
}

/** Makes the administrator that the environment names, when nobody administers the installation yet. */
async function installAdmin(step: Step, passwordHash: string | null): Promise<void> {
  const { tx, now, env } = step
  if (!env.adminEmail || passwordHash === null || (await enabledAdmins(tx)).length > 0) return
  const [known] = await tx
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, env.adminEmail))
  const id = known?.id ?? newId('usr')
  if (known) {
    await tx.update(users).set({ passwordHash, status: 'active' }).where(eq(users.id, id))
  } else {
    const name = env.adminEmail.split('@')[0] ?? 'Administrator'
    await tx.insert(users).values({ id, email: env.adminEmail, name, passwordHash, status: 'active', createdAt: now })
  }
  const grants = (await grantsOf(tx, [id])).get(id) ?? []
  await setGrants(tx, id, [...grants, { role: 'admin', useCaseId: null }])
  await revokeTokens(tx, 'setup', null)
  await audit(step, 'access.firstAdministrator', { object: { type: 'member', id }, detail: { roles: ['admin'] } })
}

/** Installs the key of the environment once; one that was revoked stays so. */
async function installKey(step: Step): Promise<void> {
  const { tx, now, env } = step
  if (!env.bootstrapKey) return
  const [row] = await tx
    .insert(apiKeys)
    .values({
      id: newId('key'),
      hash: hashKey(env.bootstrapKey.trim()),
      name: 'Bootstrap key',
      scopes: ['admin'],
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: apiKeys.id })
  if (row) await audit(step, 'keys.bootstrap', { object: { type: 'key', id: row.id }, detail: { scopes: ['admin'] } })
}

async function isUnclaimed({ tx }: Step): Promise<boolean> {
  const [person] = await tx.select({ id: users.id }).from(users).limit(1)
  if (person) return false
  const [key] = await tx
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(arrayContains(apiKeys.scopes, ['admin']), isNull(apiKeys.ownerId), isNull(apiKeys.revokedAt)))
    .limit(1)
  return key === undefined
}

export function setupLink(env: Pick<Env, 'publicUrl' | 'port'>, token: string): string {
  const link = new URL('/setup', env.publicUrl ?? `http://localhost:${env.port}`)
  link.searchParams.set('token', token)
  return link.href
}

/**
 * Makes sure at start that somebody can get in: the administrator and key of the environment, or else, while nobody
 * has claimed the installation, a one-time setup link that replaces the one of the start before. Safe to repeat and
 * for several processes at once.
 */
export async function firstRun(given: {
  engine: Engine
  env: FirstRunEnv
  log: (line: string) => void
  now?: Date
}): Promise<{ setupLink: string | null }> {
  const { engine, env, log, now = new Date() } = given
  const { adminPassword } = env
  const wanted = adminPassword !== undefined && (await engine.read(enabledAdmins)).length === 0
  const passwordHash = wanted ? await hashPassword(adminPassword) : null
  const token = await engine.transaction(async (tx) => {
    const step = { tx, now, env }
    await lockAdmins(tx)
    await installKey(step)
    await installAdmin(step, passwordHash)
    if (!(await isUnclaimed(step))) return null
    const issued = await issueToken(tx, { purpose: 'setup', userId: null, now })
    await audit(step, 'access.setupLink', { object: { type: 'installation', id: 'installation' } })
    return issued.token
  })
  if (token === null) return { setupLink: null }
  const link = setupLink(env, token)
  log(`Nobody can sign in yet. Create the first administrator here within 24 hours:\n  ${link}`)
  return { setupLink: link }
}
