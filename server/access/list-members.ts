import 'server-only'
import { listMembersInput, memberRef } from '@/domain/access/input'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findMember, pageOfMembers, toMember } from './member-read'

export const listMembers = query({
  name: 'members.list',
  permission: 'member:read',
  input: listMembersInput,
  run: async (ctx, { cursor, limit, text, status }) => {
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfMembers(ctx, { position, limit: limit + 1, text, status })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map(toMember), next: page.next }
  },
})

export const getMember = query({
  name: 'members.get',
  permission: 'member:read',
  input: memberRef,
  run: async (ctx, { id }) => toMember(await findMember(ctx, id)),
})
