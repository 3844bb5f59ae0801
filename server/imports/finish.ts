import 'server-only'
import { and, eq } from 'drizzle-orm'
import { imports, modelUseCases } from '@/db/schema'
import type { ImportError } from '@/domain/imports/shape'
import { appendAudit } from '@/server/kernel/audit'
import { system } from '@/server/kernel/system'
import { deleteChunks } from './chunks'
import type { ClaimedImport } from './claim'

/** Ends an import, audited with its figures, and drops the upload. Nothing happens when another worker has it. */
export async function finishImport(claimed: ClaimedImport, error: ImportError | null): Promise<void> {
  const { id } = claimed.row
  const { engine, clock } = system()
  const ended = await engine.transaction(async (tx) => {
    const now = new Date(clock())
    const outcome = error ? { state: 'failed' as const } : { state: 'done' as const, bytesRead: claimed.row.bytes }
    const [row] = await tx
      .update(imports)
      .set({ ...outcome, error, worker: null, finishedAt: now, touchedAt: now })
      .where(and(eq(imports.id, id), eq(imports.state, 'running'), eq(imports.worker, claimed.worker)))
      .returning()
    if (!row) return false
    const [served] = await tx.select().from(modelUseCases).where(eq(modelUseCases.modelId, row.modelId)).limit(1)
    const { received, accepted, duplicates, flagged, rejected, startedBy } = row
    const detail = { received, accepted, duplicates, flagged, rejected, startedBy, model: claimed.model.slug }
    await appendAudit(
      tx,
      { actor: { kind: 'system', name: 'import' }, action: 'imports.finish', outcome: 'done', at: now, requestId: id },
      [
        {
          object: { type: 'import', id },
          useCaseId: served?.useCaseId ?? null,
          detail: { ...detail, state: row.state, ...(error && { error: error.code }) },
        },
      ],
    )
    return true
  })
  if (ended) await deleteChunks(id)
}
