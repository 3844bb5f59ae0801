import { type KeyScope, type Permission, ROLE_PERMISSIONS, SCOPE_PERMISSIONS } from './permissions'
import type { Grant } from './roles'

export type Anonymous = { kind: 'anonymous' }
export type UserActor = {
  kind: 'user'
  id: string
  name: string
  email: string
  grants: readonly Grant[]
  sessionId: string
}
export type KeyActor = {
  kind: 'key'
  id: string
  name: string
  scopes: readonly KeyScope[]
  /** null: the whole installation. */
  useCaseIds: readonly string[] | null
  /** null: owned by the installation; otherwise the key can never do more than its owner. */
  owner: { id: string; name: string; grants: readonly Grant[] } | null
}
export type SystemActor = { kind: 'system'; name: string }
export type Actor = Anonymous | UserActor | KeyActor | SystemActor

/** Where an actor holds a permission: everywhere, in some use cases, or nowhere (an empty list). */
export type Reach = 'all' | readonly string[]

function grantsReach(grants: readonly Grant[], permission: Permission): Reach {
  const holding = grants.filter((grant) => ROLE_PERMISSIONS[grant.role].includes(permission))
  if (holding.some((grant) => grant.useCaseId === null)) return 'all'
  return [...new Set(holding.flatMap((grant) => (grant.useCaseId === null ? [] : [grant.useCaseId])))]
}

function intersect(a: Reach, b: Reach): Reach {
  if (a === 'all') return b
  if (b === 'all') return a
  return a.filter((id) => b.includes(id))
}

/** The use cases in which the actor holds the permission. */
export function reach(actor: Actor, permission: Permission): Reach {
  if (actor.kind === 'anonymous') return []
  if (actor.kind === 'system') return 'all'
  // One's own account is one's own with or without a role.
  if (actor.kind === 'user') return permission === 'self:use' ? 'all' : grantsReach(actor.grants, permission)
  if (!actor.scopes.some((scope) => SCOPE_PERMISSIONS[scope].includes(permission))) return []
  const bound: Reach = actor.useCaseIds ?? 'all'
  return actor.owner ? intersect(bound, grantsReach(actor.owner.grants, permission)) : bound
}

/** Does the actor hold the permission anywhere at all? */
export function holds(actor: Actor, permission: Permission): boolean {
  const where = reach(actor, permission)
  return where === 'all' || where.length > 0
}

/** Does the actor hold it for an object that belongs to these use cases (any one suffices)? */
export function holdsFor(actor: Actor, permission: Permission, useCaseIds: readonly string[]): boolean {
  const where = reach(actor, permission)
  return where === 'all' || useCaseIds.some((id) => where.includes(id))
}

/** Rights over the installation itself are never granted by a role in one use case. */
export function holdsGlobally(actor: Actor, permission: Permission): boolean {
  return reach(actor, permission) === 'all'
}
