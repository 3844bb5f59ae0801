import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { importRejections, imports } from '@/db/schema'
import { system } from '@/server/kernel/system'
import type { TableRow } from '@/server/tables/table'
import type { ClaimedImport } from './claim'

export type RowRejection = {
  row: number
  line: number | null
  id: string | null
  code: string
  pointer: string
  detail: string
}
export type BatchOutcome = { accepted: number; duplicates: number; flagged: number; rejections: RowRejection[] }

/** What a kind of import does with rows: checks before the transaction, writes inside it. */
export type BatchWriter = {
  prepare: (rows: readonly TableRow[]) => Promise<(tx: Tx) => Promise<BatchOutcome>>
  /** The transaction was undone. */
  undone: () => void
}

/** Another worker has taken over. */
export class Superseded extends Error {}

/** Rejections kept by name; all are counted. */
export const REJECTIONS_KEPT = 100_000
const ROWS_PER_INSERT = 1000

const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd').slice(0, 1000)

async function keepRejections(tx: Tx, importId: string, rejections: readonly RowRejection[]): Promise<void> {
  const rows = rejections.map((rejection) => ({
    importId,
    row: rejection.row,
    line: rejection.line,
    externalId: rejection.id === null ? null : storable(rejection.id),
    code: rejection.code,
    pointer: storable(rejection.pointer),
    detail: storable(rejection.detail),
  }))
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
    await tx.insert(importRejections).values(rows.slice(from, from + ROWS_PER_INSERT))
}

export type Progress = { received: number; rejected: number }

/** One batch: its rows, its rejections and the counters move together or not at all. */
export async function writeBatch(
  claimed: ClaimedImport,
  batch: { rows: readonly TableRow[]; at: Progress; bytesRead: number; ignoredColumns: string[] },
  writer: BatchWriter,
): Promise<Progress> {
  const { id } = claimed.row
  const write = await writer.prepare(batch.rows)
  try {
    return await system().engine.transaction(async (tx) => {
      const [row] = await tx
        .select({ received: imports.received })
        .from(imports)
        .where(and(eq(imports.id, id), eq(imports.state, 'running'), eq(imports.worker, claimed.worker)))
        .for('update')
      if (row?.received !== batch.at.received) throw new Superseded()
      const outcome = await write(tx)
      const room = Math.max(0, REJECTIONS_KEPT - batch.at.rejected)
      await keepRejections(tx, id, outcome.rejections.slice(0, room))
      await tx
        .update(imports)
        .set({
          received: sql`${imports.received} + ${batch.rows.length}::integer`,
          accepted: sql`${imports.accepted} + ${outcome.accepted}::integer`,
          duplicates: sql`${imports.duplicates} + ${outcome.duplicates}::integer`,
          flagged: sql`${imports.flagged} + ${outcome.flagged}::integer`,
          rejected: sql`${imports.rejected} + ${outcome.rejections.length}::integer`,
          bytesRead: batch.bytesRead,
          ignoredColumns: batch.ignoredColumns,
          touchedAt: new Date(system().clock()),
        })
        .where(eq(imports.id, id))
      return {
        received: batch.at.received + batch.rows.length,
        rejected: batch.at.rejected + outcome.rejections.length,
      }
    })
  } catch (error) {
    writer.undone()
    throw error
  }
}
