import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { artifacts } from '@/db/schema'
import { after } from '@/server/kernel/after'
import type { Position } from '@/server/kernel/cursor'

export type ArtifactRow = typeof artifacts.$inferSelect

export async function artifactOf(tx: Tx, versionId: string, name: string): Promise<ArtifactRow | null> {
  const [row] = await tx
    .select()
    .from(artifacts)
    .where(and(eq(artifacts.versionId, versionId), eq(artifacts.name, name)))
  return row ?? null
}

export async function pageOfArtifacts(
  tx: Tx,
  page: { versionId: string; position: Position | null; limit: number },
): Promise<ArtifactRow[]> {
  return tx
    .select()
    .from(artifacts)
    .where(
      and(eq(artifacts.versionId, page.versionId), after({ at: artifacts.createdAt, id: artifacts.id }, page.position)),
    )
    .orderBy(desc(artifacts.createdAt), desc(artifacts.id))
    .limit(page.limit)
}

export const artifactPath = (ref: { model: string; version: string }, name: string): string =>
  `/models/${encodeURIComponent(ref.model)}/versions/${encodeURIComponent(ref.version)}/artifacts/${encodeURIComponent(name)}`

export function toArtifact(ref: { model: string; version: string }, row: ArtifactRow) {
  return {
    model: ref.model,
    version: ref.version,
    name: row.name,
    bytes: row.bytes,
    sha256: row.digest,
    createdAt: row.createdAt.toISOString(),
    by: row.actorName,
    url: `/api/v1${artifactPath(ref, row.name)}`,
  }
}
export type ArtifactShape = ReturnType<typeof toArtifact>
