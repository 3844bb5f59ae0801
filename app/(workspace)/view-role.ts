import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { VIEW_COOKIE } from '@/components/shell/view-cookie'
import { homesOf } from '@/domain/access/homes'
import type { Role } from '@/domain/access/roles'
import { pageCaller } from '@/lib/trpc/server'

export type RoleInView = {
  /** Whose words the screens use; null: the person has no role yet. */
  role: Role | null
  /** Homes the person may see, their own first. */
  homes: Role[]
  previewing: boolean
}

/** The role whose words and depth the screens use: the previewed one, else the person's first. Rights do not change. */
export const roleInView = cache(async (): Promise<RoleInView> => {
  const [{ actor }, jar] = await Promise.all([pageCaller(), cookies()])
  if (actor.kind !== 'user') return { role: null, homes: [], previewing: false }
  const homes = homesOf(actor.grants)
  const wanted = jar.get(VIEW_COOKIE)?.value
  const previewed = homes.find((role) => role === wanted)
  const own = homes[0] ?? null
  return { role: previewed ?? own, homes, previewing: previewed !== undefined && previewed !== own }
})

export async function viewRole(): Promise<Role | null> {
  return (await roleInView()).role
}
