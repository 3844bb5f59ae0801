import 'server-only'
import { personBehind } from '@/server/deployments/person-behind'
import { makersOfKey } from '@/server/deployments/read-author'
import type { Context } from '@/server/kernel/context'

/** Everybody behind who writes: the person, the owner of a key, or whoever made a key of the installation. */
export async function authorsOf(ctx: Context): Promise<string[]> {
  const person = personBehind(ctx.actor)
  if (person) return [person.id]
  return ctx.actor.kind === 'key' ? makersOfKey(ctx.tx, ctx.actor.id) : []
}
