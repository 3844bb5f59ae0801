import type { Engine } from '@/db/engine/engine'
import { roleGrants, sessions, users } from '@/db/schema'
import type { UserActor } from '@/domain/access/actor'
import type { Grant } from '@/domain/access/roles'
import { newId } from '@/server/kernel/new-id'

export type PersonOptions = {
  name?: string
  email?: string
  grants?: Grant[]
  status?: 'active' | 'disabled'
  passwordHash?: string
}
export type Person = { id: string; email: string; actor: UserActor }

const SESSION_DAYS = 3650

/** A person with grants and one open session. */
export async function addPerson(given: { engine: Engine; now: Date; options: PersonOptions }): Promise<Person> {
  const { engine, now, options } = given
  const id = newId('usr')
  const grants = options.grants ?? []
  const name = options.name ?? `${grants[0]?.role ?? 'nobody'} ${id.slice(-4)}`
  const email = options.email ?? `${id}@example.com`
  const sessionId = newId('ses')
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000)
  await engine.transaction(async (tx) => {
    const status = options.status ?? 'active'
    await tx
      .insert(users)
      .values({ id, name, email, status, passwordHash: options.passwordHash ?? null, createdAt: now })
    if (grants.length > 0) {
      await tx.insert(roleGrants).values(grants.map((grant) => ({ id: newId('grt'), userId: id, ...grant })))
    }
    await tx.insert(sessions).values({ id: sessionId, userId: id, createdAt: now, expiresAt })
  })
  return { id, email, actor: { kind: 'user', id, name, email, grants, sessionId } }
}
