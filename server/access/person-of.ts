import 'server-only'
import type { UserActor } from '@/domain/access/actor'
import { AppError } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'

/** Some things only a person who signed in may do; never a key, not even in their name. */
export function personOf(ctx: Context): UserActor {
  ctx.onlySelf()
  if (ctx.actor.kind === 'user') return ctx.actor
  throw new AppError('forbidden', 'this needs a person who has signed in')
}
