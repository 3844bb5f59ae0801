import 'server-only'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { sessions } from '@/db/schema'
import { nothing, sessionRef } from '@/domain/access/input'
import { notFound } from '@/server/kernel/app-error'
import { command, query } from '@/server/kernel/operation'
import { personOf } from './person-of'

const SHOWN = 100

const open = (userId: string, now: Date) =>
  and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now))

async function endSession(tx: Tx, who: { userId: string; id: string; now: Date }): Promise<boolean> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: who.now })
    .where(and(eq(sessions.id, who.id), open(who.userId, who.now)))
    .returning({ id: sessions.id })
  return ended.length > 0
}

export const listOwnSessions = query({
  name: 'sessions.list',
  permission: 'self:use',
  input: nothing,
  run: async (ctx) => {
    const person = personOf(ctx)
    const rows = await ctx.tx
      .select()
      .from(sessions)
      .where(open(person.id, ctx.now))
      .orderBy(desc(sessions.createdAt))
      .limit(SHOWN)
    return rows.map((row) => ({
      id: row.id,
      current: row.id === person.sessionId,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }))
  },
})

export const revokeOwnSession = command({
  name: 'sessions.revoke',
  permission: 'self:use',
  input: sessionRef,
  run: async (ctx, { id }) => {
    const person = personOf(ctx)
    if (!(await endSession(ctx.tx, { userId: person.id, id, now: ctx.now }))) throw notFound(`session ${id}`)
    return { result: { id }, audit: [{ object: { type: 'session', id } }] }
  },
})

/** Ends the session that asks; signing out in the browser also removes the cookie. */
export const signOut = command({
  name: 'access.signOut',
  permission: 'self:use',
  input: nothing,
  run: async (ctx) => {
    const { id: userId, sessionId: id } = personOf(ctx)
    const ended = await endSession(ctx.tx, { userId, id, now: ctx.now })
    return { result: { id }, audit: ended ? [{ object: { type: 'session', id } }] : 'unchanged' }
  },
})
