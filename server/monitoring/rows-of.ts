import 'server-only'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'

/** Rows of a statement written by hand; whoever writes it knows what they look like. */
export async function rowsOf<Row>(tx: Tx, statement: SQL): Promise<Row[]> {
  return ((await tx.execute(statement)) as unknown as { rows: Row[] }).rows
}
