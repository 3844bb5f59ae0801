import { PAGE_PERMISSIONS } from '@/domain/access/pages'
import type { Permission } from '@/domain/access/permissions'
import type { NavIconName } from './nav-icon'

/** What is built, in the order of the life cycle. */
export const PLACES = [
  { id: 'home', href: '/', icon: 'home' },
  { id: 'useCases', href: '/use-cases', icon: 'useCases' },
  { id: 'models', href: '/models', icon: 'models' },
  { id: 'abTests', href: '/ab-tests', icon: 'abTests' },
  { id: 'promotions', href: '/promotions', icon: 'promotions' },
  { id: 'imports', href: '/imports', icon: 'imports' },
  { id: 'settings', href: '/settings', icon: 'settings' },
] as const satisfies readonly { id: string; href: string; icon: NavIconName }[]

export const SETTINGS = [
  { id: 'members', href: '/settings/members' },
  { id: 'keys', href: '/settings/keys' },
  { id: 'audit', href: '/settings/audit' },
  { id: 'installation', href: '/settings/installation' },
  { id: 'account', href: '/settings/account' },
] as const

type Rights = Partial<Record<Permission, unknown>>

/** May somebody with these rights open the page of this route? */
export function opens(route: string, rights: Rights): boolean {
  const need = PAGE_PERMISSIONS[route]
  return need === 'public' || (need !== undefined && rights[need] !== undefined)
}
