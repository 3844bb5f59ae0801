import 'server-only'
import { redirect } from 'next/navigation'
import { holds, type UserActor } from '@/domain/access/actor'
import { PAGE_PERMISSIONS } from '@/domain/access/pages'
import type { Permission } from '@/domain/access/permissions'
import { pageCaller } from '@/lib/trpc/server'

/** The person of this request; nobody else gets past: they sign in and come back to `path`. */
export async function signedIn(path: string): Promise<UserActor> {
  const { actor } = await pageCaller()
  if (actor.kind === 'user') return actor
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}

export type OpenedPage = { person: UserActor; need: Permission; allowed: boolean }

/**
 * Every page of the workspace begins with it: `const { allowed, need } = await openPage('/models/[model]', '/models/x')`,
 * and where it is not allowed returns `<PageDenied need={need} />`. `route` is the page's row in domain/access/pages.ts.
 */
export async function openPage(route: string, path: string = route): Promise<OpenedPage> {
  const person = await signedIn(path)
  const need = PAGE_PERMISSIONS[route]
  if (need === undefined || need === 'public') throw new Error(`${route} has no permission in domain/access/pages.ts`)
  return { person, need, allowed: holds(person, need) }
}
