import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Position } from './cursor'

/** Rows that come after a position in a list ordered by (time, id) descending; the row comparison uses the index. */
export function after(columns: { at: AnyPgColumn; id: AnyPgColumn }, position: Position | null): SQL | undefined {
  return position
    ? sql`(${columns.at}, ${columns.id}) < (${position.at.toISOString()}::timestamptz, ${position.id})`
    : undefined
}
