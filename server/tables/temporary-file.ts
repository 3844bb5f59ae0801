import 'server-only'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RandomAccess } from './table'

export type TemporaryFile = RandomAccess & { close: () => Promise<void> }

async function readRange(handle: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(0, end - start))
  let at = 0
  while (at < bytes.length) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes.buffer.slice(0, at)
}

/** Keeps a stream where it can be read anywhere, readable by this user only, until it is closed. */
export async function keepTemporarily(source: AsyncIterable<Uint8Array>): Promise<TemporaryFile> {
  const directory = await mkdtemp(path.join(tmpdir(), 'plumbline-'))
  const close = () => rm(directory, { recursive: true, force: true })
  try {
    const handle = await open(path.join(directory, 'table'), 'w+', 0o600)
    try {
      let byteLength = 0
      for await (const piece of source) {
        await handle.write(piece, 0, piece.length, byteLength)
        byteLength += piece.length
      }
      return {
        byteLength,
        slice: (start, end = byteLength) => readRange(handle, start, Math.min(end, byteLength)),
        close: async () => {
          await handle.close()
          await close()
        },
      }
    } catch (error) {
      await handle.close()
      throw error
    }
  } catch (error) {
    await close()
    throw error
  }
}
