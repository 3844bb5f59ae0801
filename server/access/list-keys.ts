import 'server-only'
import { keyRef, listKeysInput } from '@/domain/access/input'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findKey, pageOfKeys, toKey } from './key-read'

export const listKeys = query({
  name: 'keys.list',
  permission: 'key:own',
  input: listKeysInput,
  run: async (ctx, { cursor, limit }) => {
    const rows = await pageOfKeys(ctx, { position: cursor ? decodeCursor(cursor) : null, limit: limit + 1 })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map((row) => toKey(row, ctx.now)), next: page.next }
  },
})

export const getKey = query({
  name: 'keys.get',
  permission: 'key:own',
  input: keyRef,
  run: async (ctx, { id }) => toKey(await findKey(ctx, id), ctx.now),
})
