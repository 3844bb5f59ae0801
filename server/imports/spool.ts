import 'server-only'
import { and, eq } from 'drizzle-orm'
import { CopyWriter } from '@/db/binary/copy-writer'
import type { Tx } from '@/db/engine/engine'
import { imports } from '@/db/schema'
import { system } from '@/server/kernel/system'
import { CHUNK_BYTES, deleteChunks } from './chunks'

async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(CHUNK_BYTES)
  let filled = 0
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + CHUNK_BYTES - filled)
      piece.set(part, filled)
      filled += part.length
      at += part.length
      if (filled < CHUNK_BYTES) continue
      yield piece
      piece = new Uint8Array(CHUNK_BYTES)
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}

/** Binary COPY: the embedded database takes a parameter as text of twice its size. */
async function storeChunk(tx: Tx, chunk: { importId: string; seq: number; data: Uint8Array }): Promise<void> {
  const copy = new CopyWriter(chunk.data.length + 256)
  copy.row(3)
  copy.text(chunk.importId)
  copy.int4(chunk.seq)
  copy.raw(chunk.data)
  const text = 'copy import_chunks (import_id, seq, data) from stdin with (format binary)'
  await tx.raw.sequence([{ text, data: copy.finish() }])
}

/** Stores an upload piece by piece, each in its own short transaction; `first` judges the first piece before more is taken. */
export async function spool(
  importId: string,
  source: AsyncIterable<Uint8Array>,
  first: (piece: Uint8Array) => Promise<void>,
): Promise<number> {
  let bytes = 0
  let seq = 0
  for await (const data of inPieces(source)) {
    if (seq === 0) await first(data)
    await system().engine.transaction(async (tx) => {
      await storeChunk(tx, { importId, seq, data })
      await tx
        .update(imports)
        .set({ touchedAt: new Date(system().clock()) })
        .where(eq(imports.id, importId))
    })
    bytes += data.length
    seq++
  }
  return bytes
}

/** Leaves nothing of an upload that did not become an import. */
export async function dropSpool(importId: string): Promise<void> {
  await deleteChunks(importId)
  await system().engine.transaction((tx) =>
    tx.delete(imports).where(and(eq(imports.id, importId), eq(imports.state, 'spooling'))),
  )
}
