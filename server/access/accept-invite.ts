import 'server-only'
import { eq } from 'drizzle-orm'
import { users } from '@/db/schema'
import { acceptInviteInput, tokenInput } from '@/domain/access/input'
import { passwordProblem } from '@/domain/access/password-rule'
import { AppError } from '@/server/kernel/app-error'
import { command, query } from '@/server/kernel/operation'
import { peekToken, takeToken } from './one-time-token'
import { hashPassword } from './password'
import { refusePassword } from './refuse-password'
import { endSessions } from './revoke-session'

/** Sets the password by a one-time link and ends the sessions that were open before. Signing in is the next step. */
export const acceptInvite = command({
  name: 'access.acceptInvite',
  permission: 'public',
  input: acceptInviteInput,
  run: async (ctx, { token, password }) => {
    ctx.onlySelf()
    const { userId } = await takeToken(ctx.tx, { purpose: 'invite', token, now: ctx.now })
    const [person] = await ctx.tx
      .select()
      .from(users)
      .where(eq(users.id, userId ?? ''))
    if (person?.status !== 'active') throw new AppError('conflict', 'this account is disabled')
    refusePassword('/password', passwordProblem(password, person))
    await ctx.tx
      .update(users)
      .set({ passwordHash: await hashPassword(password) })
      .where(eq(users.id, person.id))
    const sessionsEnded = (await endSessions(ctx.tx, { userId: person.id, now: ctx.now })).length
    const audit = { object: { type: 'member', id: person.id }, detail: { sessionsEnded } }
    return { result: { email: person.email, name: person.name }, audit: [audit] }
  },
})

/** Whom a link invites; null when it is not, or no longer, good. */
export const checkInvite = query({
  name: 'access.checkInvite',
  permission: 'public',
  input: tokenInput,
  run: async (ctx, { token }) => {
    ctx.onlySelf()
    const found = await peekToken(ctx.tx, { purpose: 'invite', token, now: ctx.now })
    if (!found?.userId) return null
    const [person] = await ctx.tx.select().from(users).where(eq(users.id, found.userId))
    return person?.status === 'active' ? { email: person.email, name: person.name } : null
  },
})
