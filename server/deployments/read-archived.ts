import 'server-only'
import type { Tx } from '@/db/engine/engine'

/** Is the version out of use? Read off the row as it is, so that a registry without an archive says no. */
export async function isArchived(tx: Tx, versionId: string): Promise<boolean> {
  const [row] = await tx.raw.query<{ at: string | null }>(
    `select to_jsonb(v) ->> 'archived_at' as at from model_versions v where id = $1`,
    [versionId],
  )
  return row?.at != null
}
