import 'server-only'
import { AppError } from '@/server/kernel/app-error'
import { toAppError } from '@/server/kernel/map-error'
import { newId } from '@/server/kernel/new-id'
import { discardBody } from './discard-body'
import { problemResponse } from './problem'

type Answer = (request: Request, requestId: string) => Promise<Response>
export type RouteHandlers = Record<
  'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS',
  (request: Request) => Promise<Response>
>

/** A route beside the registry with its own answer to some methods; every other method and every failure is a problem. */
export function fixedRoute(answers: { GET?: Answer; POST?: Answer }): RouteHandlers {
  const allow = [...Object.keys(answers), ...(answers.GET ? ['HEAD'] : [])].join(', ')
  const handler = (method: string) => async (request: Request) => {
    const requestId = newId('req')
    const answer = answers[method as keyof typeof answers]
    let response: Response
    try {
      response = answer ? await answer(request, requestId) : refuse(allow, requestId)
    } catch (error) {
      response = problemResponse(toAppError(error, requestId), requestId)
    }
    void discardBody(request)
    response.headers.set('x-request-id', requestId)
    return response
  }
  return {
    GET: handler('GET'),
    POST: handler('POST'),
    PUT: handler('PUT'),
    PATCH: handler('PATCH'),
    DELETE: handler('DELETE'),
    OPTIONS: handler('OPTIONS'),
  }
}

function refuse(allow: string, requestId: string): Response {
  if (allow === '') return problemResponse(new AppError('not_found', 'there is nothing at this path'), requestId)
  return problemResponse(new AppError('method_not_allowed', `this path takes ${allow}`), requestId, { allow })
}
