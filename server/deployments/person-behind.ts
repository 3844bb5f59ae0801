import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Grant, Role } from '@/domain/access/roles'
import { refusal } from './record-refusal'

/** The person who acts, themselves or through a key of theirs. */
export type PersonBehind = { id: string; name: string; keyId: string | null; grants: readonly Grant[] }

export function personBehind(actor: Actor): PersonBehind | null {
  if (actor.kind === 'user') return { id: actor.id, name: actor.name, keyId: null, grants: actor.grants }
  if (actor.kind !== 'key' || !actor.owner) return null
  return { id: actor.owner.id, name: actor.owner.name, keyId: actor.id, grants: actor.owner.grants }
}

/** Decisions are made by persons; a key of the installation is nobody. */
export function requirePerson(actor: Actor): PersonBehind {
  const person = personBehind(actor)
  if (!person) throw refusal('forbidden', 'no_person', 'this needs a person, or a key that a person owns')
  return person
}

export function rolesFor(grants: readonly Grant[], useCaseIds: readonly string[]): Role[] {
  const held = grants.filter(({ useCaseId }) => useCaseId === null || useCaseIds.includes(useCaseId))
  return [...new Set(held.map(({ role }) => role))].sort()
}

/** How an actor is written beside what they did. */
export const actorIdOf = (actor: Actor): string =>
  actor.kind === 'user' || actor.kind === 'key' ? actor.id : actor.kind === 'system' ? actor.name : 'anonymous'
