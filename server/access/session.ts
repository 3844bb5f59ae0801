import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { decode, encode } from 'next-auth/jwt'
import { roleGrants, sessions, users } from '@/db/schema'
import type { Anonymous, UserActor } from '@/domain/access/actor'
import { system } from '@/server/kernel/system'
import { SESSION_DAYS } from './session-days'

export const SESSION_COOKIE = 'next-auth.session-token'
export const SECURE_SESSION_COOKIE = `__Secure-${SESSION_COOKIE}`

/** The value of a cookie by its name: `(await cookies()).get(name)?.value` in a server component. */
export type CookieGetter = (name: string) => string | undefined

function cookieGetter(request: Request): CookieGetter {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return (name) => pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** The text of the session cookie; next-auth writes the same. */
export function sessionToken(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: system().secret, maxAge: SESSION_DAYS * 86_400 })
}

/** The session id in a cookie, or null when the cookie is not one of ours or too old. */
async function sessionIdOf(cookies: CookieGetter): Promise<string | null> {
  const token = cookies(SECURE_SESSION_COOKIE) ?? cookies(SESSION_COOKIE)
  if (!token) return null
  try {
    const payload = await decode({ token, secret: system().secret })
    return typeof payload?.sid === 'string' ? payload.sid : null
  } catch {
    return null
  }
}

/** Reads the session, its person and roles from the database, so that what was revoked or changed counts at once. */
export async function actorOfSession(sessionId: string): Promise<UserActor | Anonymous> {
  const { engine, clock } = system()
  const rows = await engine.read((tx) =>
    tx
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        role: roleGrants.role,
        useCaseId: roleGrants.useCaseId,
      })
      .from(sessions)
      .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.status, 'active')))
      .leftJoin(roleGrants, eq(roleGrants.userId, users.id))
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, new Date(clock())))),
  )
  const [person] = rows
  if (!person) return { kind: 'anonymous' }
  const grants = rows.flatMap(({ role, useCaseId }) => (role === null ? [] : [{ role, useCaseId }]))
  return { kind: 'user', id: person.id, name: person.name, email: person.email, grants, sessionId }
}

/** Who sent these cookies; asked on every request, never remembered between two. */
export async function actorFromSession(source: CookieGetter | Request): Promise<UserActor | Anonymous> {
  const sessionId = await sessionIdOf(source instanceof Request ? cookieGetter(source) : source)
  return sessionId === null ? { kind: 'anonymous' } : actorOfSession(sessionId)
}
