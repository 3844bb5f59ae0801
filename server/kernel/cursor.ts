import 'server-only'
import { invalidField } from './app-error'

/** Opaque position in a list ordered by (time, id), newest first. */
export type Position = { at: Date; id: string }

function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify([position.at.toISOString(), position.id])).toString('base64url')
}

export function decodeCursor(cursor: string): Position {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown]
    if (typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at)))
      return { at: new Date(at), id }
  } catch {
    // falls through to the one refusal below
  }
  throw invalidField({ pointer: '/cursor', code: 'invalid_cursor', detail: 'is not a cursor of this list' })
}

/** Cuts a list that was read with one row too many, and says where the next page starts. */
export function toPage<Row>(
  rows: Row[],
  limit: number,
  position: (row: Row) => Position,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null }
}
