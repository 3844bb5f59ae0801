import 'server-only'
import { publicOrigin } from './auth-settings'

const hostOf = (request: Request) =>
  request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? new URL(request.url).host

/**
 * Does a request that changes something with a cookie come from our own pages? Browsers send Origin with every such
 * request; one without it is not from a browser, and is let through.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin === null) return request.headers.get('sec-fetch-site') !== 'cross-site'
  if (origin === publicOrigin()) return true
  try {
    return new URL(origin).host === hostOf(request)
  } catch {
    return false
  }
}
