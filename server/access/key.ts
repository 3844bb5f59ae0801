import 'server-only'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { apiKeys, roleGrants, users } from '@/db/schema'
import type { KeyActor } from '@/domain/access/actor'
import { SharedReads } from '@/server/kernel/shared-reads'
import { system } from '@/server/kernel/system'
import { hashKey } from './key-text'

const TOUCH_MS = 60_000
const KEY_MAX = 8000

/** Calls that come together with one key are looked up together. */
const lookups = new SharedReads((hash) =>
  system().engine.read((tx) =>
    tx
      .select({
        key: apiKeys,
        owner: { name: users.name, status: users.status },
        role: roleGrants.role,
        useCaseId: roleGrants.useCaseId,
      })
      .from(apiKeys)
      .leftJoin(users, eq(users.id, apiKeys.ownerId))
      .leftJoin(roleGrants, eq(roleGrants.userId, apiKeys.ownerId))
      .where(eq(apiKeys.hash, hash)),
  ),
)

type KeyRow = Awaited<ReturnType<typeof lookups.get>>[number]

function isAlive({ key, owner }: KeyRow, now: Date): boolean {
  if (key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return false
  return key.ownerId === null || owner?.status === 'active'
}

/** At most once a minute, and nobody waits for it. */
function touch({ id, lastUsedAt }: KeyRow['key'], now: Date): void {
  const stale = new Date(now.getTime() - TOUCH_MS)
  if (lastUsedAt !== null && lastUsedAt > stale) return
  void system()
    .engine.read((tx) =>
      tx
        .update(apiKeys)
        .set({ lastUsedAt: now })
        .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, stale)))),
    )
    .catch(() => undefined)
}

/** The text after "Bearer" (empty when there is none), or null when the header is of another scheme or absent. */
export function bearerOf(authorization: string | null): string | null {
  const match = /^bearer(?:\s+(.*))?$/i.exec(authorization ?? '')
  return match ? (match[1] ?? '').trim() : null
}

/**
 * The key of an Authorization header with its owner's roles as they are now, or null when the key is unknown, revoked,
 * expired or its owner disabled. Asked on every request, never remembered between two.
 */
export async function actorFromKey(authorization: string | null): Promise<KeyActor | null> {
  const text = bearerOf(authorization)
  if (text === null || text.length > KEY_MAX) return null
  // A header holds one byte per character, whatever letters the key was written in.
  const rows = await lookups.get(hashKey(Buffer.from(text, 'latin1')))
  const [row] = rows
  const now = new Date(system().clock())
  if (!row || !isAlive(row, now)) return null
  touch(row.key, now)
  const { id, name, scopes, useCaseIds, ownerId } = row.key
  const grants = rows.flatMap(({ role, useCaseId }) => (role === null ? [] : [{ role, useCaseId }]))
  const owner = ownerId === null ? null : { id: ownerId, name: row.owner?.name ?? '', grants }
  return { kind: 'key', id, name, scopes, useCaseIds, owner }
}
