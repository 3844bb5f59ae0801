import 'server-only'
import { eq } from 'drizzle-orm'
import { users } from '@/db/schema'
import { changePasswordInput } from '@/domain/access/input'
import { passwordProblem } from '@/domain/access/password-rule'
import { AppError } from '@/server/kernel/app-error'
import type { Caller } from '@/server/kernel/context'
import { command } from '@/server/kernel/operation'
import { system } from '@/server/kernel/system'
import { revokeTokens } from './one-time-token'
import { hashPassword, verifyPassword } from './password'
import { personOf } from './person-of'
import { refusePassword } from './refuse-password'
import { endSessions } from './revoke-session'
import { countAttempt, forgiveAttempt } from './throttle'

const change = command({
  name: 'access.changePassword',
  permission: 'self:use',
  input: changePasswordInput,
  run: async (ctx, { current, password }) => {
    const person = personOf(ctx)
    const [row] = await ctx.tx.select().from(users).where(eq(users.id, person.id)).for('update')
    if (!(await verifyPassword(current, row?.passwordHash ?? null))) refusePassword('/current', 'is not your password')
    refusePassword('/password', passwordProblem(password, person))
    if (current === password) refusePassword('/password', 'must differ from the current one')
    const passwordHash = await hashPassword(password)
    await ctx.tx.update(users).set({ passwordHash }).where(eq(users.id, person.id))
    await revokeTokens(ctx.tx, 'invite', person.id)
    const ended = await endSessions(ctx.tx, { userId: person.id, now: ctx.now, except: person.sessionId })
    const audit = { object: { type: 'member', id: person.id }, detail: { sessionsEnded: ended.length } }
    return { result: { sessionsEnded: ended.length }, audit: [audit] }
  },
})

const guessed = (error: unknown) =>
  error instanceof AppError && (error.more.errors ?? []).some(({ pointer }) => pointer === '/current')

/** Guesses count like sign-ins, outside of the transaction that a wrong one rolls back. */
async function throttled(caller: Caller, input: unknown) {
  const { actor, now } = caller
  if (actor.kind !== 'user') return change.execute(caller, input)
  const { engine } = system()
  const attempt = { email: actor.email, address: null }
  const wait = await engine.transaction((tx) => countAttempt(tx, attempt, now))
  if (wait !== null) {
    throw new AppError('too_many_requests', 'too many wrong passwords; wait before the next try', {
      retryAfterSeconds: wait,
    })
  }
  try {
    const result = await change.execute(caller, input)
    await engine.transaction((tx) => forgiveAttempt(tx, attempt))
    return result
  } catch (error) {
    if (!guessed(error)) await engine.transaction((tx) => forgiveAttempt(tx, attempt))
    throw error
  }
}

/** Needs the current password; ends the person's other sessions. */
export const changePassword = { ...change, execute: throttled }
