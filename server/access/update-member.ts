import 'server-only'
import { eq } from 'drizzle-orm'
import { users } from '@/db/schema'
import { updateMemberInput } from '@/domain/access/input'
import { command } from '@/server/kernel/operation'
import { sameGrants, setGrants, toGrants } from './grants'
import { enabledAdmins, lockAdmins, refuseLastAdmin } from './last-admin'
import { findMember, toMember } from './member-read'
import { revokeTokens } from './one-time-token'
import { endSessions } from './revoke-session'

/** Renames, changes roles, disables or enables. Counts from the member's next request; disabling ends the sessions. */
export const updateMember = command({
  name: 'members.update',
  permission: 'member:manage',
  input: updateMemberInput,
  run: async (ctx, { id, name, roles, status }) => {
    ctx.requireInstallation()
    await lockAdmins(ctx.tx)
    const before = await findMember(ctx, id)
    const admins = await enabledAdmins(ctx.tx)
    const grants = roles === undefined ? before.grants : await toGrants(ctx.tx, roles)
    const next = { name: name ?? before.name, status: status ?? before.status }
    const same = next.name === before.name && next.status === before.status && sameGrants(grants, before.grants)
    if (same) return { result: toMember(before), audit: 'unchanged' }
    await ctx.tx.update(users).set(next).where(eq(users.id, id))
    await setGrants(ctx.tx, id, grants)
    await refuseLastAdmin(ctx.tx, admins)
    let sessionsEnded = 0
    if (next.status === 'disabled' && before.status === 'active') {
      sessionsEnded = (await endSessions(ctx.tx, { userId: id, now: ctx.now })).length
      await revokeTokens(ctx.tx, 'invite', id)
    }
    const item = toMember(await findMember(ctx, id))
    const shown = ({ name, status, roles }: typeof item) => ({ name, status, roles })
    const detail = { before: shown(toMember(before)), after: shown(item), sessionsEnded }
    return { result: item, audit: [{ object: { type: 'member', id }, detail }] }
  },
})
