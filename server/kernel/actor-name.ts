import type { Actor } from '@/domain/access/actor'

/** The name to write beside what somebody made. */
export const actorName = (actor: Actor): string => (actor.kind === 'anonymous' ? 'anonymous' : actor.name)
