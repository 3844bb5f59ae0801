import 'server-only'
import { users } from '@/db/schema'
import { setupInput, tokenInput } from '@/domain/access/input'
import { AppError } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'
import { command, query } from '@/server/kernel/operation'
import { setGrants } from './grants'
import { enabledAdmins, lockAdmins } from './last-admin'
import { peekToken, takeToken } from './one-time-token'
import { hashPassword } from './password'

/** The first administrator, by the link that the first start printed. Signing in is the next step. */
export const setup = command({
  name: 'access.setup',
  permission: 'public',
  input: setupInput,
  run: async (ctx, input) => {
    ctx.onlySelf()
    await lockAdmins(ctx.tx)
    await takeToken(ctx.tx, { purpose: 'setup', token: input.token, now: ctx.now })
    if ((await enabledAdmins(ctx.tx)).length > 0) {
      throw new AppError('conflict', 'this installation has an administrator; sign in, or ask them to add you')
    }
    const id = newId('usr')
    const passwordHash = await hashPassword(input.password)
    const { email, name } = input
    await ctx.tx.insert(users).values({ id, email, name, passwordHash, status: 'active', createdAt: ctx.now })
    await setGrants(ctx.tx, id, [{ role: 'admin', useCaseId: null }])
    const audit = { object: { type: 'member', id }, detail: { after: { name, roles: ['admin'] } } }
    return { result: { id, email, name }, audit: [audit] }
  },
})

/** Is this setup link good? The page asks before it shows the form. */
export const checkSetupLink = query({
  name: 'access.checkSetupLink',
  permission: 'public',
  input: tokenInput,
  run: async (ctx, { token }) => {
    ctx.onlySelf()
    return { valid: (await peekToken(ctx.tx, { purpose: 'setup', token, now: ctx.now })) !== null }
  },
})
