import 'server-only'
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

const PIECE_BYTES = 256 * 1024

/** A file that had the right content when it was opened. Whoever opens it reads `content` or calls `close`. */
export type OpenedFile = { content: ReadableStream<Uint8Array>; close: () => Promise<void> }

type Recorded = { digest: string; bytes: number }

async function pieceAt(handle: FileHandle, at: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES, at)
  return buffer.subarray(0, bytesRead)
}

async function hasContent(handle: FileHandle, { digest, bytes }: Recorded): Promise<boolean> {
  if ((await handle.stat()).size !== bytes) return false
  const hash = createHash('sha256')
  for (let at = 0; at < bytes; ) {
    const piece = await pieceAt(handle, at)
    if (piece.length === 0) return false
    hash.update(piece)
    at += piece.length
  }
  return hash.digest('hex') === digest
}

/** Hashes again on the way out: the last piece is only given when all of them were what was recorded. */
function streamOf(handle: FileHandle, { digest, bytes }: Recorded): OpenedFile {
  const hash = createHash('sha256')
  let at = 0
  const close = () => handle.close()
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const piece = at < bytes ? await pieceAt(handle, at) : new Uint8Array()
    at += piece.length
    hash.update(piece)
    const ended = piece.length === 0 || at >= bytes
    if (ended && (at !== bytes || hash.digest('hex') !== digest)) {
      await close()
      controller.error(new Error(`the content of ${digest} changed while it was read`))
      return
    }
    if (piece.length > 0) controller.enqueue(piece)
    if (!ended) return
    controller.close()
    await close()
  }
  return { content: new ReadableStream({ pull, cancel: close }, { highWaterMark: 0 }), close }
}

/** Opens a file whose content is what was recorded, or says that it is gone or another. */
export async function openChecked(file: string, recorded: Recorded): Promise<OpenedFile | 'missing' | 'changed'> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  })
  if (!handle) return 'missing'
  try {
    if (await hasContent(handle, recorded)) return streamOf(handle, recorded)
  } catch (error) {
    await handle.close()
    throw error
  }
  await handle.close()
  return 'changed'
}
