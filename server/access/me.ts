import 'server-only'
import { asc, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { useCases } from '@/db/schema'
import { type Reach, reach, type UserActor } from '@/domain/access/actor'
import { homesOf } from '@/domain/access/homes'
import { nothing } from '@/domain/access/input'
import { scopesWithin } from '@/domain/access/key-grant'
import { PERMISSIONS, type Permission } from '@/domain/access/permissions'
import { query } from '@/server/kernel/operation'

const SHOWN = 500

async function visibleUseCases(tx: Tx, visible: Reach) {
  if (visible !== 'all' && visible.length === 0) return []
  return tx
    .select({ id: useCases.id, slug: useCases.slug, name: useCases.name })
    .from(useCases)
    .where(visible === 'all' ? undefined : inArray(useCases.id, [...visible]))
    .orderBy(asc(useCases.name), asc(useCases.id))
    .limit(SHOWN)
}

async function profileOf(tx: Tx, actor: UserActor) {
  const shown = await visibleUseCases(tx, reach(actor, 'use_case:read'))
  const byId = new Map(shown.map((useCase) => [useCase.id, useCase]))
  const where = PERMISSIONS.map((permission): [Permission, Reach] => [permission, reach(actor, permission)])
  return {
    id: actor.id,
    name: actor.name,
    email: actor.email,
    roles: actor.grants.map(({ role, useCaseId }) => ({
      role,
      useCase: useCaseId === null ? null : (byId.get(useCaseId)?.slug ?? useCaseId),
    })),
    /** Use-case ids, or `all`; a permission that is held nowhere is left out. */
    permissions: Object.fromEntries(where.filter(([, held]) => held === 'all' || held.length > 0)) as Partial<
      Record<Permission, Reach>
    >,
    useCases: shown,
    homes: homesOf(actor.grants),
    keyScopes: scopesWithin(actor),
  }
}

/** Who has signed in and what they may see, for the shell; null when nobody has. */
export const me = query({
  name: 'access.me',
  permission: 'public',
  input: nothing,
  run: async (ctx) => {
    ctx.onlySelf()
    return ctx.actor.kind === 'user' ? profileOf(ctx.tx, ctx.actor) : null
  },
})
