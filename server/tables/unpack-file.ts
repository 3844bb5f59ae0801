import 'server-only'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '@/server/kernel/app-error'

const GZIP = Buffer.from([0x1f, 0x8b, 0x08])
const HEAD_BYTES = 16

/** The first bytes of a stream, and the stream as a whole. */
export async function peek(source: AsyncIterable<Uint8Array>): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const iterator = source[Symbol.asyncIterator]()
  let head: Buffer = Buffer.alloc(0)
  while (head.length < HEAD_BYTES) {
    const next = await iterator.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  async function* all(): AsyncGenerator<Buffer> {
    try {
      if (head.length > 0) yield head
      for (;;) {
        const next = await iterator.next()
        if (next.done) return
        yield Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { head, all: all() }
}

/** The content of a file that is itself packed with gzip (`log.csv.gz`), else the file as it is. */
export async function unpackFile(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const file = await peek(source)
  return file.head.subarray(0, 3).equals(GZIP) ? peek(gunzipped(file.all, limit)) : file
}

async function* gunzipped(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  const packed = Readable.from(source)
  const unpack = createGunzip()
  packed.on('error', (error) => unpack.destroy(error))
  packed.pipe(unpack)
  let size = 0
  try {
    for await (const chunk of unpack) {
      size += (chunk as Buffer).length
      if (size > limit) throw new AppError('too_large', `the table may have at most ${limit} bytes when unpacked`)
      yield chunk as Buffer
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid_encoding', 'the file is not valid gzip')
  } finally {
    packed.destroy()
  }
}
