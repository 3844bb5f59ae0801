import 'server-only'
import { AppError } from '@/server/kernel/app-error'
import type { Caller } from '@/server/kernel/context'
import { toAppError } from '@/server/kernel/map-error'
import { counter, histogram } from '@/server/kernel/metrics'
import { newId } from '@/server/kernel/new-id'
import { system } from '@/server/kernel/system'
import { discardBody } from './discard-body'
import type { AnyEndpoint } from './endpoint'
import { EndpointTree } from './match'
import { problemResponse } from './problem'
import { runEndpoint } from './run-endpoint'
import { requireSameOrigin } from './same-origin'
import { Throttle, throttleSettings } from './throttle'

export const API_BASE = '/api/v1'

export type ResolveCaller = (request: Request) => Promise<{ caller: Caller; badKey: boolean }>
export type Dispatch = (request: Request) => Promise<Response>

const requests = counter('plumbline_http_requests_total', 'Requests to the API by route, method and status.')
const durations = histogram('plumbline_http_request_seconds', 'Time until the API had its answer, by route.')

type Handled = { route: string; headers: Record<string, string>; response: Response }

/** The public API: from a request to its answer. Never throws. */
export function createDispatch(options: {
  endpoints: readonly AnyEndpoint[]
  resolveCaller: ResolveCaller
  throttle?: Throttle
}): Dispatch {
  const tree = new EndpointTree(options.endpoints)
  const throttle = options.throttle ?? new Throttle(throttleSettings())
  const handle = async (request: Request, requestId: string, handled: Handled): Promise<void> => {
    const url = new URL(request.url)
    const match = tree.match(request.method, url.pathname.slice(API_BASE.length) || '/')
    if (match.found === 'nothing') throw new AppError('not_found', 'there is nothing at this path')
    if (match.found === 'path') {
      const allow = match.allow.join(', ')
      handled.headers.allow = allow
      throw new AppError('method_not_allowed', `this path takes ${allow}`)
    }
    const { endpoint, params } = match
    handled.route = endpoint.path
    const { caller: resolved, badKey } = await options.resolveCaller(request)
    const caller = { ...resolved, requestId }
    const { refusal, headers } = throttle.take(caller.actor, system().clock())
    Object.assign(handled.headers, headers)
    if (refusal) throw refusal
    if (badKey) throw new AppError('unauthenticated', 'the key is not valid: unknown, expired or revoked')
    if (caller.actor.kind === 'anonymous' && endpoint.operation.permission !== 'public') {
      throw new AppError('unauthenticated', 'send a key as "Authorization: Bearer <key>", or sign in')
    }
    if (caller.actor.kind === 'user') requireSameOrigin(request)
    handled.response = await runEndpoint(endpoint, { request, url, params, caller })
  }
  return async (request) => {
    const requestId = newId('req')
    const started = performance.now()
    const handled: Handled = { route: 'none', headers: {}, response: new Response(null, { status: 500 }) }
    try {
      await handle(request, requestId, handled)
    } catch (error) {
      handled.response = problemResponse(toAppError(error, requestId), requestId)
    }
    void discardBody(request)
    const { response, route } = handled
    requests.count({ route, method: request.method, status: String(response.status) })
    durations.observe({ route, method: request.method }, (performance.now() - started) / 1000)
    return finished(response, { ...handled.headers, 'x-request-id': requestId })
  }
}

function finished(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
