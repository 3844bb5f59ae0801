import 'server-only'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '@/server/kernel/app-error'
import { bodyChunks } from './body-chunks'
import { requireEncoding } from './media-type'

/** The body chunk by chunk, unpacked, with backpressure; refused as soon as it passes `limit` bytes. For tables. */
export async function* streamBody(request: Request, limit: number): AsyncGenerator<Buffer> {
  const packed = requireEncoding(request.headers) === 'gzip'
  let size = 0
  for await (const chunk of packed ? unpacked(request) : bodyChunks(request)) {
    size += chunk.length
    if (size > limit) throw new AppError('too_large', `the table may have at most ${limit} bytes when unpacked`)
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  }
}

async function* unpacked(request: Request): AsyncGenerator<Uint8Array> {
  const sent = Readable.from(bodyChunks(request))
  const unpack = createGunzip()
  sent.on('error', (error) => unpack.destroy(error))
  sent.pipe(unpack)
  try {
    for await (const chunk of unpack) yield chunk as Buffer
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid_encoding', 'the body is not valid gzip')
  } finally {
    sent.destroy()
  }
}
