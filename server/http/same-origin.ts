import 'server-only'
import { isSameOrigin } from '@/server/access/same-origin'
import { AppError } from '@/server/kernel/app-error'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A request that a cookie authenticates and that changes something must name one of our pages as its Origin. */
export function requireSameOrigin(request: Request): void {
  if (SAFE.has(request.method)) return
  if (request.headers.get('origin') === null || !isSameOrigin(request)) {
    throw new AppError('bad_origin', 'the Origin header must name this server')
  }
}
