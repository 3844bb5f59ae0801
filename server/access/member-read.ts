import 'server-only'
import { and, desc, eq, exists, ilike, inArray, or, type SQL } from 'drizzle-orm'
import { roleGrants, useCases, users } from '@/db/schema'
import type { Reach } from '@/domain/access/actor'
import type { Grant } from '@/domain/access/roles'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'
import { grantsOf } from './grants'

export type MemberRow = typeof users.$inferSelect
export type Member = MemberRow & { grants: Grant[]; useCases: Map<string, { slug: string; name: string }> }

/** Who may read members of some use cases only sees those who hold a role there, or everywhere. */
function within(ctx: Context, visible: Reach): SQL | undefined {
  if (visible === 'all') return undefined
  return exists(
    ctx.tx
      .select({ id: roleGrants.id })
      .from(roleGrants)
      .where(and(eq(roleGrants.userId, users.id), inArray(roleGrants.useCaseId, [...visible]))),
  )
}

async function withGrants(ctx: Context, rows: MemberRow[], visible: Reach): Promise<Member[]> {
  const grants = await grantsOf(
    ctx.tx,
    rows.map((row) => row.id),
  )
  const shown = (grant: Grant) => visible === 'all' || grant.useCaseId === null || visible.includes(grant.useCaseId)
  const ids = [
    ...new Set([...grants.values()].flat().flatMap(({ useCaseId }) => (useCaseId === null ? [] : [useCaseId]))),
  ]
  const named = ids.length > 0 ? await ctx.tx.select().from(useCases).where(inArray(useCases.id, ids)) : []
  const byId = new Map(named.map(({ id, slug, name }) => [id, { slug, name }]))
  return rows.map((row) => ({ ...row, grants: (grants.get(row.id) ?? []).filter(shown), useCases: byId }))
}

export async function findMember(ctx: Context, id: string): Promise<Member> {
  const visible = ctx.visible()
  const [row] = await ctx.tx
    .select()
    .from(users)
    .where(and(eq(users.id, id), within(ctx, visible)))
  const [member] = row ? await withGrants(ctx, [row], visible) : []
  if (!member) throw notFound(`member ${id}`)
  return member
}

type Page = {
  position: Position | null
  limit: number
  text?: string | undefined
  status?: MemberRow['status'] | undefined
}

export async function pageOfMembers(ctx: Context, page: Page): Promise<Member[]> {
  const visible = ctx.visible()
  const pattern = page.text ? `%${page.text.replace(/[\\%_]/g, '\\$&')}%` : null
  const rows = await ctx.tx
    .select()
    .from(users)
    .where(
      and(
        within(ctx, visible),
        page.status ? eq(users.status, page.status) : undefined,
        pattern === null ? undefined : or(ilike(users.name, pattern), ilike(users.email, pattern)),
        after({ at: users.createdAt, id: users.id }, page.position),
      ),
    )
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(page.limit)
  return withGrants(ctx, rows, visible)
}

/** Roles as they are written in the API: the slug of a use case, or null for everywhere. */
function toRoles(member: Pick<Member, 'grants' | 'useCases'>) {
  return member.grants.map(({ role, useCaseId }) => ({
    role,
    useCase: useCaseId === null ? null : (member.useCases.get(useCaseId)?.slug ?? useCaseId),
  }))
}

export function toMember(member: Member) {
  return {
    id: member.id,
    email: member.email,
    name: member.name,
    /** `invited`: has no password yet. */
    status: member.status === 'active' && member.passwordHash === null ? ('invited' as const) : member.status,
    roles: toRoles(member),
    createdAt: member.createdAt.toISOString(),
  }
}
