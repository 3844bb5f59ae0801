import { createHash, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Engine, Tx } from '@/db/engine/engine'
import { apiKeys, roleGrants, users } from '@/db/schema'
import type { KeyActor } from '@/domain/access/actor'
import type { KeyScope } from '@/domain/access/permissions'
import { newId } from '@/server/kernel/new-id'

export type KeyOptions = {
  scopes: KeyScope[]
  useCaseIds?: string[] | null
  /** A user id; the installation owns the key when absent. */
  owner?: string
}

async function ownerOf(tx: Tx, id: string | undefined): Promise<KeyActor['owner']> {
  if (id === undefined) return null
  const [user] = await tx.select().from(users).where(eq(users.id, id))
  if (!user) throw new Error(`there is no user ${id}`)
  const grants = await tx.select().from(roleGrants).where(eq(roleGrants.userId, id))
  return { id, name: user.name, grants: grants.map(({ role, useCaseId }) => ({ role, useCaseId })) }
}

/** A key as a row; nobody knows its text. */
export async function addKey(given: { engine: Engine; now: Date; options: KeyOptions }): Promise<KeyActor> {
  const { engine, now, options } = given
  const id = newId('key')
  const name = `${options.scopes.join(' ')} ${id.slice(-4)}`
  const useCaseIds = options.useCaseIds ?? null
  const hash = createHash('sha256').update(randomBytes(32)).digest('hex')
  return engine.transaction(async (tx) => {
    const ownerId = options.owner ?? null
    await tx.insert(apiKeys).values({ id, hash, name, scopes: options.scopes, useCaseIds, ownerId, createdAt: now })
    return { kind: 'key', id, name, scopes: options.scopes, useCaseIds, owner: await ownerOf(tx, options.owner) }
  })
}
