import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { users } from '@/db/schema'
import { type CreateMemberInput, createMemberInput } from '@/domain/access/input'
import type { Grant } from '@/domain/access/roles'
import { AppError } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { command } from '@/server/kernel/operation'
import { sameGrants, setGrants, toGrants } from './grants'
import { invitationOf } from './invitation'
import { lockAdmins } from './last-admin'
import { findMember, type Member, toMember } from './member-read'
import { issueToken } from './one-time-token'
import { hashPassword, verifyPassword } from './password'

async function isSame(member: Member, input: CreateMemberInput, grants: Grant[]): Promise<boolean> {
  if (member.name !== input.name || !sameGrants(member.grants, grants)) return false
  if (input.password === undefined) return member.passwordHash === null
  return verifyPassword(input.password, member.passwordHash)
}

async function insertMember(ctx: Context, input: CreateMemberInput, grants: Grant[]): Promise<Member> {
  const id = newId('usr')
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password)
  const { email, name } = input
  await ctx.tx.insert(users).values({ id, email, name, passwordHash, status: 'active', createdAt: ctx.now })
  await setGrants(ctx.tx, id, grants)
  return findMember(ctx, id)
}

/** With a password the member is active at once; without one the answer holds a one-time link, this once. */
export const createMember = command({
  name: 'members.create',
  permission: 'member:manage',
  input: createMemberInput,
  run: async (ctx, input) => {
    ctx.requireInstallation()
    await lockAdmins(ctx.tx)
    const grants = await toGrants(ctx.tx, input.roles)
    const [taken] = await ctx.tx
      .select({ id: users.id })
      .from(users)
      .where(eq(sql`lower(${users.email})`, input.email))
    if (taken) {
      const member = await findMember(ctx, taken.id)
      if (!(await isSame(member, input, grants))) {
        throw new AppError('conflict', `member ${input.email} exists with another body`)
      }
      return { result: { created: false, item: { ...toMember(member), invitation: null } }, audit: 'unchanged' }
    }
    const member = await insertMember(ctx, input, grants)
    const invitation =
      input.password === undefined
        ? invitationOf(await issueToken(ctx.tx, { purpose: 'invite', userId: member.id, now: ctx.now }))
        : null
    const { email, name, roles } = toMember(member)
    const audit = {
      object: { type: 'member', id: member.id },
      detail: { after: { email, name, roles }, invited: invitation !== null },
    }
    return { result: { created: true, item: { ...toMember(member), invitation } }, audit: [audit] }
  },
})
