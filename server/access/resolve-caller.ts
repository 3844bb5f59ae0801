import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Caller } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { system } from '@/server/kernel/system'
import { actorFromKey, bearerOf } from './key'
import { actorFromSession, type CookieGetter } from './session'

const callerOf = (actor: Actor): Caller => ({ actor, now: new Date(system().clock()), requestId: newId('req') })

/** Who sends this request: the bearer key when there is one (a wrong one is not made good by a cookie), else the session. */
export async function resolveCaller(request: Request): Promise<{ caller: Caller; badKey: boolean }> {
  const authorization = request.headers.get('authorization')
  if (bearerOf(authorization) === null) return { caller: callerOf(await actorFromSession(request)), badKey: false }
  const key = await actorFromKey(authorization)
  return { caller: callerOf(key ?? { kind: 'anonymous' }), badKey: key === null }
}

/** The same for a server component, from `cookies()`. */
export async function resolvePageCaller(cookies: CookieGetter): Promise<Caller> {
  return callerOf(await actorFromSession(cookies))
}
