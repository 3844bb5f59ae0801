import 'server-only'
import { createHash, type Hash } from 'node:crypto'

/** A request whose body is hashed as it is read. `digest` is null while not all of it has been read. */
export type HashedRequest = { request: Request; digest: () => string | null }

/** For bodies too large to hold: the hash covers method, path, query and the bytes as they are sent. */
export function hashedStream(request: Request): HashedRequest {
  const url = new URL(request.url)
  const hash: Hash = createHash('sha256').update(`${request.method} ${url.pathname}?${url.searchParams}\n`)
  if (!request.body) return { request, digest: () => hash.copy().digest('hex') }
  let complete = false
  const body = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        hash.update(chunk)
        controller.enqueue(chunk)
      },
      flush: () => {
        complete = true
      },
    }),
    { preventCancel: true },
  )
  const init = { method: request.method, headers: request.headers, body, duplex: 'half' }
  return {
    request: new Request(request.url, init as RequestInit),
    digest: () => (complete ? hash.copy().digest('hex') : null),
  }
}
