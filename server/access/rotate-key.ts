import 'server-only'
import { eq } from 'drizzle-orm'
import { apiKeys } from '@/db/schema'
import { rotateKeyInput } from '@/domain/access/input'
import { OVERLAP_HOURS } from '@/domain/access/key-grant'
import { AppError } from '@/server/kernel/app-error'
import { command } from '@/server/kernel/operation'
import { issueKey } from './issue-key'
import { findKey, toKey } from './key-read'

/** A new key with the same rights; the old one stays valid for the overlap, so that clients can change over. */
export const rotateKey = command({
  name: 'keys.rotate',
  permission: 'key:own',
  input: rotateKeyInput,
  run: async (ctx, { id, overlapHours = OVERLAP_HOURS, expiresAt }) => {
    const old = await findKey(ctx, id, 'for update')
    const { status } = toKey(old, ctx.now)
    if (status !== 'active') throw new AppError('conflict', `this key cannot be rotated, it is ${status}`)
    const { name, scopes, useCaseIds, ownerId } = old
    const endless = old.expiresAt === null && expiresAt === undefined
    const { item, entry } = await issueKey(ctx, {
      name,
      scopes,
      useCaseIds,
      ownerId,
      expiresAt: endless ? null : expiresAt,
      rotatedFrom: id,
    })
    const overlapEnd = new Date(ctx.now.getTime() + overlapHours * 3_600_000)
    const oldEnd = old.expiresAt !== null && old.expiresAt < overlapEnd ? old.expiresAt : overlapEnd
    await ctx.tx.update(apiKeys).set({ expiresAt: oldEnd }).where(eq(apiKeys.id, id))
    const oldEntry = { object: { type: 'key', id }, detail: { rotatedTo: item.id, validUntil: oldEnd.toISOString() } }
    const result = { created: true, item: { ...item, old: toKey({ ...old, expiresAt: oldEnd }, ctx.now) } }
    return { result, audit: [oldEntry, entry] }
  },
})
