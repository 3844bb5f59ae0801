import 'server-only'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { roleGrants, useCases } from '@/db/schema'
import type { RoleInput } from '@/domain/access/input'
import type { Grant } from '@/domain/access/roles'
import { invalidField } from '@/server/kernel/app-error'
import { newId } from '@/server/kernel/new-id'

const textOf = (grant: Grant) => `${grant.role} ${grant.useCaseId ?? ''}`

export async function grantsOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, Grant[]>> {
  const byUser = new Map<string, Grant[]>()
  if (userIds.length === 0) return byUser
  const rows = await tx
    .select()
    .from(roleGrants)
    .where(inArray(roleGrants.userId, [...userIds]))
    .orderBy(asc(roleGrants.role), asc(roleGrants.useCaseId))
  for (const { userId, role, useCaseId } of rows) {
    byUser.set(userId, [...(byUser.get(userId) ?? []), { role, useCaseId }])
  }
  return byUser
}

/** Slugs become ids; an unknown one is refused with its place in the input. */
export async function toGrants(tx: Tx, roles: readonly RoleInput[]): Promise<Grant[]> {
  const slugs = [...new Set(roles.flatMap(({ useCase }) => (useCase === null ? [] : [useCase])))]
  const known = slugs.length > 0 ? await tx.select().from(useCases).where(inArray(useCases.slug, slugs)) : []
  const idOf = new Map(known.map(({ slug, id }) => [slug, id]))
  const grants = roles.map(({ role, useCase }, index): Grant => {
    if (useCase === null) return { role, useCaseId: null }
    const useCaseId = idOf.get(useCase)
    if (useCaseId !== undefined) return { role, useCaseId }
    const detail = `there is no use case ${useCase}`
    throw invalidField({ pointer: `/roles/${index}/useCase`, code: 'unknown', detail })
  })
  return [...new Map(grants.map((grant) => [textOf(grant), grant])).values()]
}

export function sameGrants(a: readonly Grant[], b: readonly Grant[]): boolean {
  const texts = new Set(a.map(textOf))
  return texts.size === new Set(b.map(textOf)).size && b.every((grant) => texts.has(textOf(grant)))
}

export async function setGrants(tx: Tx, userId: string, grants: readonly Grant[]): Promise<void> {
  await tx.delete(roleGrants).where(eq(roleGrants.userId, userId))
  if (grants.length > 0) {
    await tx.insert(roleGrants).values(grants.map((grant) => ({ id: newId('grt'), userId, ...grant })))
  }
}
