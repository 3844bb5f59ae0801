import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { referenceBlocks } from '@/db/schema'
import type { ColumnValues } from '@/domain/pii/scan-column'
import { MISSING } from '@/server/models/reference-columns'
import type { VersionState } from '@/server/predictions/version-state'

/** The first block of a reference column (some ten thousand rows) as it is stored; null where there is none. */
async function firstBlock(tx: Tx, versionNo: number, column: string): Promise<ArrayBuffer | null> {
  const [row] = await tx
    .select({ data: referenceBlocks.data })
    .from(referenceBlocks)
    .where(
      and(eq(referenceBlocks.versionNo, versionNo), eq(referenceBlocks.column, column), eq(referenceBlocks.block, 0)),
    )
  return row ? Uint8Array.from(row.data).buffer : null
}

function counted<Key>(keys: Iterable<Key>): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A feature's reference values as text with their rows, from the first block of the reference; and how many rows that is. */
export async function referenceValues(
  tx: Tx,
  state: VersionState,
  name: string,
): Promise<{ column: ColumnValues; rows: number } | null> {
  const bytes = await firstBlock(tx, state.versionNo, name)
  if (!bytes) return null
  const slot = state.spec.categoryNames.indexOf(name)
  if (slot < 0) {
    const numbers = new Float64Array(bytes)
    const counts = counted(numbers.filter((x) => x !== MISSING && !Number.isNaN(x)))
    const values = [...counts].map(([number, rows]) => ({ text: String(number), rows }))
    return { column: { name, kind: 'numeric', values }, rows: numbers.length }
  }
  const codes = new Int32Array(bytes)
  const dictionary = state.dictionaries[slot]
  const values = [...counted(codes)].flatMap(([code, rows]) => {
    const text = dictionary?.decode(code) ?? null
    return text === null ? [] : [{ text, rows }]
  })
  return { column: { name, kind: 'categorical', values }, rows: codes.length }
}
