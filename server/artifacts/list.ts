import 'server-only'
import { listArtifactsInput } from '@/domain/artifacts/input'
import { decodeCursor, toPage } from '@/server/kernel/cursor'
import { query } from '@/server/kernel/operation'
import { findVersion } from '@/server/models/read'
import { pageOfArtifacts, toArtifact } from './read-artifacts'

/** The files of a version, newest first. */
export const listArtifacts = query({
  name: 'artifacts.list',
  permission: 'model:read',
  input: listArtifactsInput,
  run: async (ctx, { cursor, limit, ...ref }) => {
    const { version } = await findVersion(ctx, ref)
    const position = cursor ? decodeCursor(cursor) : null
    const rows = await pageOfArtifacts(ctx.tx, { versionId: version.id, position, limit: limit + 1 })
    const page = toPage(rows, limit, (row) => ({ at: row.createdAt, id: row.id }))
    return { items: page.items.map((row) => toArtifact(ref, row)), next: page.next }
  },
})
