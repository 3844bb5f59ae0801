import { KEY_SCOPES, type Permission, ROLE_PERMISSIONS, SCOPE_PERMISSIONS } from './permissions'
import { ROLES, type Role } from './roles'

/** Who may ask at all: nobody in particular, a person by role, a key by scope. */
export const PRINCIPALS = ['anonymous', ...ROLES, ...KEY_SCOPES.map((scope) => `key:${scope}` as const)] as const
export type Principal = (typeof PRINCIPALS)[number]

/** Roles that hold a permission, somewhere or everywhere. */
export const rolesWith = (need: Permission): Role[] => ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(need))

/** Which of them hold a permission by the one permission table; keys do not open pages that need one. */
export function principalsWith(need: Permission | 'public', kind: 'procedure' | 'route' | 'page'): Principal[] {
  if (need === 'public') return [...PRINCIPALS]
  const roles = rolesWith(need)
  if (kind === 'page') return roles
  const scopes = KEY_SCOPES.filter((scope) => SCOPE_PERMISSIONS[scope].includes(need))
  return [...roles, ...scopes.map((scope): Principal => `key:${scope}`)]
}
