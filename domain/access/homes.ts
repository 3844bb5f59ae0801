import { type Grant, ROLES, type Role } from './roles'

/** The homes a person may open, their own first; who administers the installation may open all. */
export function homesOf(grants: readonly Grant[]): Role[] {
  const own = ROLES.filter((role) => grants.some((grant) => grant.role === role))
  const all = grants.some((grant) => grant.role === 'admin' && grant.useCaseId === null)
  return all ? [...own, ...ROLES.filter((role) => !own.includes(role))] : own
}
