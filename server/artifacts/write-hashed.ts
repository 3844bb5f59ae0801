import 'server-only'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Writes a new file piece by piece, flushed to the disk before it answers with its SHA-256 and length. */
export async function writeHashed(
  file: string,
  content: AsyncIterable<Uint8Array>,
): Promise<{ digest: string; bytes: number }> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of content) {
      await handle.writeFile(piece)
      hash.update(piece)
      bytes += piece.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { digest: hash.digest('hex'), bytes }
}
