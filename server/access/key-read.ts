import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { apiKeys, useCases, users } from '@/db/schema'
import { type Actor, holdsGlobally } from '@/domain/access/actor'
import { after } from '@/server/kernel/after'
import { notFound } from '@/server/kernel/app-error'
import type { Context } from '@/server/kernel/context'
import type { Position } from '@/server/kernel/cursor'

export type KeyRow = typeof apiKeys.$inferSelect
export type FoundKey = KeyRow & {
  owner: { id: string; name: string; disabled: boolean } | null
  useCases: string[] | null
}

/** The person an actor stands for, or null for the installation. */
export function personIdOf(actor: Actor): string | null {
  if (actor.kind === 'user') return actor.id
  return actor.kind === 'key' ? (actor.owner?.id ?? null) : null
}

/** Who manages keys sees all; everybody else sees their own. */
function visibleKeys(ctx: Context) {
  ctx.onlySelf()
  return holdsGlobally(ctx.actor, 'key:manage') ? undefined : eq(apiKeys.ownerId, personIdOf(ctx.actor) ?? '')
}

async function withNames(ctx: Context, rows: KeyRow[]): Promise<FoundKey[]> {
  const ownerIds = [...new Set(rows.flatMap(({ ownerId }) => ownerId ?? []))]
  const useCaseIds = [...new Set(rows.flatMap((row) => row.useCaseIds ?? []))]
  const owners = ownerIds.length > 0 ? await ctx.tx.select().from(users).where(inArray(users.id, ownerIds)) : []
  const bound =
    useCaseIds.length > 0 ? await ctx.tx.select().from(useCases).where(inArray(useCases.id, useCaseIds)) : []
  const ownerOf = new Map(owners.map(({ id, name, status }) => [id, { id, name, disabled: status === 'disabled' }]))
  const slugOf = new Map(bound.map(({ id, slug }) => [id, slug]))
  return rows.map((row) => ({
    ...row,
    owner: row.ownerId === null ? null : (ownerOf.get(row.ownerId) ?? null),
    useCases: row.useCaseIds?.map((id) => slugOf.get(id) ?? id) ?? null,
  }))
}

export async function findKey(ctx: Context, id: string, lock?: 'for update'): Promise<FoundKey> {
  const select = ctx.tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), visibleKeys(ctx)))
  const [row] = lock ? await select.for('update') : await select
  const [key] = row ? await withNames(ctx, [row]) : []
  if (!key) throw notFound(`key ${id}`)
  return key
}

export async function pageOfKeys(
  ctx: Context,
  page: { position: Position | null; limit: number },
): Promise<FoundKey[]> {
  const rows = await ctx.tx
    .select()
    .from(apiKeys)
    .where(and(visibleKeys(ctx), after({ at: apiKeys.createdAt, id: apiKeys.id }, page.position)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(page.limit)
  return withNames(ctx, rows)
}

function statusOf(key: FoundKey, now: Date): 'active' | 'revoked' | 'expired' | 'owner_disabled' {
  if (key.revokedAt !== null) return 'revoked'
  if (key.expiresAt !== null && key.expiresAt <= now) return 'expired'
  return key.owner?.disabled ? 'owner_disabled' : 'active'
}

/** Never the key itself: only its hash is kept. */
export function toKey(key: FoundKey, now: Date) {
  return {
    id: key.id,
    name: key.name,
    status: statusOf(key, now),
    scopes: key.scopes,
    useCases: key.useCases,
    owner: key.owner === null ? null : { id: key.owner.id, name: key.owner.name },
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    rotatedFrom: key.rotatedFrom,
  }
}
