import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { modelVersions } from '@/db/schema'

/** Is the version out of use? */
export async function isArchived(tx: Tx, versionId: string): Promise<boolean> {
  const [row] = await tx
    .select({ at: modelVersions.archivedAt })
    .from(modelVersions)
    .where(eq(modelVersions.id, versionId))
  return row?.at != null
}
