import 'server-only'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { resolveCaller } from '@/server/access/resolve-caller'
import { appRouter } from '@/server/router'
import { parseJson } from './parse-json'
import { readBody } from './read-body'
import { requireSameOrigin } from './same-origin'

const TRPC_BASE = '/api/trpc'
/** One page asks for no more at once; the browser's client splits larger batches. */
export const TRPC_BATCH_MAX = 20
const BODY_BYTES_MAX = 2 * 1024 * 1024

/** The body within its limits, as a request that can be read again. */
async function bounded(request: Request): Promise<Request> {
  if (request.method !== 'POST') return request
  const body = await readBody(request, BODY_BYTES_MAX)
  if (body.length > 0) parseJson(body)
  const headers = new Headers(request.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Request(request.url, { method: 'POST', headers, body: new Uint8Array(body) })
}

/** The screens' own API. One caller for the whole batch; the kernel checks each procedure. */
export async function handleTrpc(request: Request, requestId: string): Promise<Response> {
  const resolved = await resolveCaller(request)
  const caller = { ...resolved.caller, requestId }
  if (caller.actor.kind === 'user') requireSameOrigin(request)
  const response = await fetchRequestHandler({
    endpoint: TRPC_BASE,
    req: await bounded(request),
    router: appRouter,
    createContext: () => ({ caller }),
    allowBatching: true,
    maxBatchSize: TRPC_BATCH_MAX,
  })
  response.headers.set('cache-control', 'no-store')
  return response
}
