import { type Actor, holds } from './actor'
import type { KeyScope, Permission } from './permissions'

export const KEY_DAYS = 90
export const OVERLAP_HOURS = 24

/** A scope may be given by whoever holds one of these; what the owner's roles lack, the key lacks in any case. */
const SCOPE_NEEDS: Record<KeyScope, readonly Permission[]> = {
  ingest: ['prediction:ingest', 'label:ingest'],
  read: ['figures:read'],
  write: ['model:write', 'version:write', 'use_case:write', 'kpi:write'],
  admin: ['member:manage'],
}

/** The scopes that the actor may give to a key of its own. */
export function scopesWithin(actor: Actor): KeyScope[] {
  const scopes = Object.keys(SCOPE_NEEDS) as KeyScope[]
  return scopes.filter((scope) => SCOPE_NEEDS[scope].some((permission) => holds(actor, permission)))
}
