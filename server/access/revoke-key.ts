import 'server-only'
import { eq } from 'drizzle-orm'
import { apiKeys } from '@/db/schema'
import { keyRef } from '@/domain/access/input'
import { command } from '@/server/kernel/operation'
import { findKey, toKey } from './key-read'

/** The key's next request is refused. */
export const revokeKey = command({
  name: 'keys.revoke',
  permission: 'key:own',
  input: keyRef,
  run: async (ctx, { id }) => {
    const key = await findKey(ctx, id, 'for update')
    if (key.revokedAt !== null) return { result: toKey(key, ctx.now), audit: 'unchanged' }
    await ctx.tx.update(apiKeys).set({ revokedAt: ctx.now }).where(eq(apiKeys.id, id))
    const audit = { object: { type: 'key', id }, detail: { name: key.name } }
    return { result: toKey({ ...key, revokedAt: ctx.now }, ctx.now), audit: [audit] }
  },
})
