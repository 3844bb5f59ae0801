import 'server-only'
import { AppError } from '@/server/kernel/app-error'

export const JSON_TYPE = 'application/json'
export const NDJSON_TYPE = 'application/x-ndjson'

const UTF8 = new Set(['utf-8', 'utf8', 'us-ascii'])

/** The media type of the body, one of `accepted` and in UTF-8; refused otherwise. */
export function requireMediaType(headers: Headers, accepted: readonly string[]): string {
  const [name = '', ...parameters] = (headers.get('content-type') ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  if (!accepted.includes(name)) {
    throw new AppError('unsupported_media_type', `Content-Type must be ${accepted.join(' or ')}`)
  }
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '')
  if (charset !== undefined && !UTF8.has(charset)) {
    throw new AppError('unsupported_media_type', 'the charset of the body must be utf-8')
  }
  return name
}

/** How the body is packed: not at all, or with gzip; anything else is refused. */
export function requireEncoding(headers: Headers): 'identity' | 'gzip' {
  const encoding = (headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return 'identity'
  if (encoding === 'gzip' || encoding === 'x-gzip') return 'gzip'
  throw new AppError('unsupported_media_type', 'Content-Encoding must be gzip or absent')
}
