import 'server-only'
import { memberRef } from '@/domain/access/input'
import { AppError } from '@/server/kernel/app-error'
import { command } from '@/server/kernel/operation'
import { invitationOf } from './invitation'
import { findMember, toMember } from './member-read'
import { issueToken } from './one-time-token'

/** A new one-time link to choose a password: for an invitation that was lost, or a password that was forgotten. */
export const inviteMember = command({
  name: 'members.invite',
  permission: 'member:manage',
  input: memberRef,
  run: async (ctx, { id }) => {
    ctx.requireInstallation()
    const member = await findMember(ctx, id)
    if (member.status === 'disabled') throw new AppError('conflict', 'this member is disabled')
    const issued = await issueToken(ctx.tx, { purpose: 'invite', userId: id, now: ctx.now })
    const item = { ...toMember(member), invitation: invitationOf(issued) }
    return { result: { created: true, item }, audit: [{ object: { type: 'member', id } }] }
  },
})
