import 'server-only'
import { and, eq, gte, inArray, lte } from 'drizzle-orm'
import { importChunks } from '@/db/schema'
import { system } from '@/server/kernel/system'
import type { RandomAccess } from '@/server/tables/table'

/** Every piece but the last has this size, so that a position says which piece it is in. */
export const CHUNK_BYTES = 1024 * 1024
const CHUNKS_AT_ONCE = 8
const DELETED_AT_ONCE = 32

async function readChunk(importId: string, seq: number): Promise<Uint8Array | null> {
  const rows = await system().engine.read((tx) =>
    tx
      .select({ data: importChunks.data })
      .from(importChunks)
      .where(and(eq(importChunks.importId, importId), eq(importChunks.seq, seq))),
  )
  return rows[0]?.data ?? null
}

/** The upload from its beginning, piece by piece. */
export async function* chunksOf(importId: string, bytes: number): AsyncGenerator<Uint8Array> {
  for (let seq = 0; seq * CHUNK_BYTES < bytes; seq++) {
    const data = await readChunk(importId, seq)
    if (data === null) throw new Error(`piece ${seq} of ${importId} is missing`)
    yield data
  }
}

async function readSpan(importId: string, from: number, to: number) {
  const { engine } = system()
  return engine.read((tx) =>
    tx
      .select({ seq: importChunks.seq, data: importChunks.data })
      .from(importChunks)
      .where(and(eq(importChunks.importId, importId), gte(importChunks.seq, from), lte(importChunks.seq, to))),
  )
}

/** The upload as a file that can be read anywhere. */
export function chunkFile(importId: string, byteLength: number): RandomAccess {
  const slice = async (start: number, end = byteLength): Promise<ArrayBuffer> => {
    const stop = Math.min(end, byteLength)
    const bytes = new Uint8Array(Math.max(0, stop - start))
    const [first, last] = [Math.floor(start / CHUNK_BYTES), Math.floor((stop - 1) / CHUNK_BYTES)]
    for (let from = first; from <= last; from += CHUNKS_AT_ONCE) {
      for (const { seq, data } of await readSpan(importId, from, Math.min(last, from + CHUNKS_AT_ONCE - 1))) {
        const at = seq * CHUNK_BYTES
        const part = data.subarray(Math.max(0, start - at), Math.max(0, stop - at))
        bytes.set(part, Math.max(0, at - start))
      }
    }
    return bytes.buffer
  }
  return { byteLength, slice }
}

/** In steps, so that nobody waits long for the database. */
export async function deleteChunks(importId: string): Promise<void> {
  for (;;) {
    const deleted = await system().engine.transaction(async (tx) => {
      const rows = await tx
        .select({ seq: importChunks.seq })
        .from(importChunks)
        .where(eq(importChunks.importId, importId))
        .limit(DELETED_AT_ONCE)
      if (rows.length === 0) return 0
      const seqs = rows.map((row) => row.seq)
      await tx.delete(importChunks).where(and(eq(importChunks.importId, importId), inArray(importChunks.seq, seqs)))
      return rows.length
    })
    if (deleted < DELETED_AT_ONCE) return
  }
}
