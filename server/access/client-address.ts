import 'server-only'
import { isIP } from 'node:net'

/**
 * The client's address for the sign-in throttle: the last entry of X-Forwarded-For, which the proxy in front (or
 * Next.js itself, from the socket) wrote. Earlier entries are whatever the client claims. null when there is none.
 */
export function clientAddress(headers: Headers): string | null {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  return isIP(last) === 0 ? null : last
}
