import 'server-only'
import { passwordProblem } from '@/domain/access/password-rule'
import type { Env } from '@/server/env'

type AuthEnv = Pick<Env, 'publicUrl' | 'secret' | 'adminEmail' | 'adminPassword'>

function publicUrlProblem(url: string): string | null {
  const { pathname, search, hash, username, password } = new URL(url)
  if (pathname !== '/' || search || hash)
    return 'PLUMBLINE_URL: must be an origin without a path, such as https://plumbline.example.com'
  return username || password ? 'PLUMBLINE_URL: must not hold a name or password' : null
}

function problemsOf(env: AuthEnv, source: Record<string, string | undefined>): string[] {
  const problems: (string | null)[] = []
  if (env.publicUrl) problems.push(publicUrlProblem(env.publicUrl))
  if (env.secret !== undefined && new Set(env.secret).size < 8) problems.push('PLUMBLINE_SECRET: is not random')
  if ((env.adminEmail === undefined) !== (env.adminPassword === undefined)) {
    problems.push('PLUMBLINE_ADMIN_EMAIL and PLUMBLINE_ADMIN_PASSWORD go together')
  }
  if (env.adminPassword !== undefined) {
    const problem = passwordProblem(env.adminPassword, { email: env.adminEmail })
    if (problem !== null) problems.push(`PLUMBLINE_ADMIN_PASSWORD: ${problem}`)
  }
  const other = source.NEXTAUTH_URL
  if (other && new URL(other).origin !== (env.publicUrl ? new URL(env.publicUrl).origin : '')) {
    problems.push('NEXTAUTH_URL: set PLUMBLINE_URL instead')
  }
  return problems.filter((problem) => problem !== null)
}

/**
 * Called once at start, before the first request. With PLUMBLINE_URL next-auth builds its addresses from that, else
 * from the Host (or X-Forwarded-Host) of each request. Throws, naming everything that is wrong: a server with a broken
 * sign-in must not start.
 */
export function configureAuth(env: AuthEnv, target: Record<string, string | undefined> = process.env): void {
  const problems = problemsOf(env, target)
  if (problems.length > 0) throw new Error(`The sign-in configuration is not valid:\n  ${problems.join('\n  ')}`)
  if (env.publicUrl) target.NEXTAUTH_URL = new URL(env.publicUrl).origin
  else target.AUTH_TRUST_HOST = 'true'
}

/** The origin that PLUMBLINE_URL names, or null when each request names its own. */
export function publicOrigin(): string | null {
  return process.env.NEXTAUTH_URL ?? null
}

/** Did the browser come by https? Then cookies are marked Secure. */
export function isSecure(request: Request): boolean {
  const fixed = publicOrigin()
  if (fixed !== null) return fixed.startsWith('https://')
  const forwarded = request.headers.get('x-forwarded-proto')
  return (forwarded?.split(',')[0]?.trim() ?? new URL(request.url).protocol.replace(':', '')) === 'https'
}
