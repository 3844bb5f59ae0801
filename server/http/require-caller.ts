import 'server-only'
import { holds } from '@/domain/access/actor'
import type { Permission } from '@/domain/access/permissions'
import { resolveCaller } from '@/server/access/resolve-caller'
import { AppError } from '@/server/kernel/app-error'
import type { Caller } from '@/server/kernel/context'
import { recordDenial } from '@/server/kernel/record-denial'

/** The caller of a route beside the registry, who must hold the permission. */
export async function requireCaller(request: Request, need: { name: string; permission: Permission }): Promise<Caller> {
  const { caller, badKey } = await resolveCaller(request)
  if (badKey || caller.actor.kind === 'anonymous') throw new AppError('unauthenticated', 'sign in, or send a valid key')
  if (!holds(caller.actor, need.permission)) {
    await recordDenial(caller, need.name, need.permission)
    throw new AppError('forbidden', `this needs the permission ${need.permission}`)
  }
  return caller
}
