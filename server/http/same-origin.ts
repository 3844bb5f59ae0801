import 'server-only'
import { AppError } from '@/server/kernel/app-error'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A request that a browser's cookie authenticates and that changes something must come from a page of this server:
 * its Origin names the host it was sent to, or the address the installation is published at.
 */
export function requireSameOrigin(request: Request, publicUrl = process.env.PLUMBLINE_URL): void {
  if (SAFE.has(request.method)) return
  const origin = hostOf(request.headers.get('origin'))
  const own = [request.headers.get('host'), hostOf(publicUrl ?? null)]
  if (origin === null || !own.includes(origin)) {
    throw new AppError('bad_origin', 'the Origin header must name this server')
  }
}

function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).host : null
}
