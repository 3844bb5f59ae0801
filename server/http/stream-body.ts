import 'server-only'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '@/server/kernel/app-error'
import { bodyChunks } from './body-chunks'
import { requireEncoding } from './media-type'

type Bounds = {
  /** What the body is, for the refusal. */
  what?: string
  /** Refuses a packed body that grows more than so many times, once it has grown past some megabytes. */
  growthMax?: number
}

const GROWTH_IGNORED_BYTES = 8 * 1024 * 1024

/** The body chunk by chunk, unpacked, with backpressure; refused as soon as it passes `limit` bytes. */
export async function* streamBody(request: Request, limit: number, bounds: Bounds = {}): AsyncGenerator<Buffer> {
  const { what = 'the table' } = bounds
  const packed = requireEncoding(request.headers) === 'gzip'
  let size = 0
  for await (const chunk of packed ? unpacked(request, { what, ...bounds }) : bodyChunks(request)) {
    size += chunk.length
    if (size > limit) throw new AppError('too_large', `${what} may have at most ${limit} bytes when unpacked`)
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  }
}

async function* unpacked(
  request: Request,
  { what, growthMax = Number.POSITIVE_INFINITY }: Bounds,
): AsyncGenerator<Uint8Array> {
  const sent = Readable.from(bodyChunks(request))
  const unpack = createGunzip()
  sent.on('error', (error) => unpack.destroy(error))
  sent.pipe(unpack)
  let size = 0
  try {
    for await (const chunk of unpack) {
      size += (chunk as Buffer).length
      if (size > GROWTH_IGNORED_BYTES && size > growthMax * unpack.bytesWritten) {
        throw new AppError('too_large', `${what} may grow at most ${growthMax} times when unpacked; send it as it is`)
      }
      yield chunk as Buffer
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid_encoding', 'the body is not valid gzip')
  } finally {
    sent.destroy()
  }
}
