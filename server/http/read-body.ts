import 'server-only'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { AppError } from '@/server/kernel/app-error'
import { bodyChunks } from './body-chunks'
import { requireEncoding } from './media-type'

export const BODY_BYTES_MAX = 10 * 1024 * 1024

const unzip = promisify(gunzip)
const UNZIP_CHUNK = 256 * 1024

/**
 * The whole body, unpacked, of at most `limit` bytes. Reading stops at the limit; nothing beyond it is kept, whether it
 * comes packed or plain.
 */
export async function readBody(request: Request, limit = BODY_BYTES_MAX): Promise<Buffer> {
  const encoding = requireEncoding(request.headers)
  const sent = await collect(request, limit)
  return encoding === 'gzip' ? unpack(sent, limit) : sent
}

async function collect(request: Request, limit: number): Promise<Buffer> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bodyChunks(request)) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

async function unpack(packed: Buffer, limit: number): Promise<Buffer> {
  try {
    return await unzip(packed, { maxOutputLength: limit, chunkSize: UNZIP_CHUNK })
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit)
    throw new AppError('invalid_encoding', 'the body is not valid gzip')
  }
}

function tooLarge(limit: number): AppError {
  return new AppError('too_large', `the body may have at most ${limit} bytes when unpacked (${limit / 1024 / 1024} MB)`)
}
