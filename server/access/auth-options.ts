import 'server-only'
import type { AuthOptions, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { signInInput } from '@/domain/access/input'
import { toAppError } from '@/server/kernel/map-error'
import { newId } from '@/server/kernel/new-id'
import { system } from '@/server/kernel/system'
import { isSecure } from './auth-settings'
import { clientAddress } from './client-address'
import { revokeSession } from './revoke-session'
import { actorOfSession } from './session'
import { SESSION_DAYS } from './session-days'
import { signIn } from './sign-in'

/** CommonJS: bundlers give the function, Node gives the module. */
const Credentials =
  typeof CredentialsProvider === 'function'
    ? CredentialsProvider
    : (CredentialsProvider as unknown as { default: typeof CredentialsProvider }).default

const maxAge = SESSION_DAYS * 86_400

/** The user's id is the session's: the token carries nothing else. */
async function authorize(given: unknown, request: Request): Promise<User | null> {
  const parsed = signInInput.safeParse(given)
  if (!parsed.success) return null
  const outcome = await signIn({ ...parsed.data, address: clientAddress(request.headers) }).catch((error: unknown) => {
    toAppError(error, newId('req'))
    throw new Error('unavailable')
  })
  if (outcome.outcome === 'throttled') throw new Error(`throttled.${outcome.retryAfterSeconds}`)
  return outcome.outcome === 'signed_in' ? { id: outcome.sessionId } : null
}

function redirect({ url, baseUrl }: { url: string; baseUrl: string }): string {
  try {
    const target = new URL(url, baseUrl)
    return target.origin === baseUrl ? target.href : baseUrl
  } catch {
    return baseUrl
  }
}

const quiet = () => undefined

export function authOptions(request: Request): AuthOptions {
  return {
    secret: system().secret,
    useSecureCookies: isSecure(request),
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        name: 'Password',
        credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
        authorize: (given) => authorize(given, request),
      }),
    ],
    callbacks: {
      redirect,
      jwt: async ({ token, user }) => {
        const sid = user?.id ?? token.sid
        if (typeof sid !== 'string') throw new Error('no session')
        if (!user && (await actorOfSession(sid)).kind === 'anonymous') throw new Error('the session has ended')
        return { sid }
      },
      session: async ({ session, token }) => {
        const actor = typeof token.sid === 'string' ? await actorOfSession(token.sid) : null
        return actor?.kind === 'user'
          ? { user: { name: actor.name, email: actor.email }, expires: session.expires }
          : { expires: session.expires }
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await revokeSession(token.sid)
      },
    },
    // A session that ended and a wrong password are ordinary; what fails on our side is logged where it is caught.
    logger: { error: quiet, warn: quiet, debug: quiet },
  }
}
