import 'server-only'
import { apiKeys } from '@/db/schema'
import { holdsGlobally } from '@/domain/access/actor'
import { KEY_DAYS, scopesWithin } from '@/domain/access/key-grant'
import type { KeyScope } from '@/domain/access/permissions'
import { AppError, invalidField } from '@/server/kernel/app-error'
import type { AuditEntry } from '@/server/kernel/audit'
import type { Context } from '@/server/kernel/context'
import { newId } from '@/server/kernel/new-id'
import { findKey, personIdOf, toKey } from './key-read'
import { hashKey, newKeyText } from './key-text'

export type WantedKey = {
  name: string
  scopes: KeyScope[]
  useCaseIds: string[] | null
  ownerId: string | null
  /** undefined: in 90 days. */
  expiresAt: Date | null | undefined
  rotatedFrom: string | null
}

const forbidden = (detail: string) => new AppError('forbidden', detail)

/** Nobody gets more by a key than they have: not another person's name, not scopes, not use cases. */
function authorise(ctx: Context, wanted: WantedKey): void {
  const { actor } = ctx
  const manages = holdsGlobally(actor, 'key:manage')
  if (wanted.ownerId === null && !manages) {
    throw forbidden('a key of the installation needs the permission key:manage for the whole installation')
  }
  if (wanted.ownerId !== null && wanted.ownerId !== personIdOf(actor)) {
    throw forbidden('a key that acts for a person can only be made by that person')
  }
  const allowed = scopesWithin(actor)
  const beyond = wanted.scopes.find((scope) => !allowed.includes(scope))
  if (beyond) throw forbidden(`the scope ${beyond} goes beyond what you may do yourself`)
  const bound = actor.kind === 'key' ? actor.useCaseIds : null
  if (bound !== null && !wanted.useCaseIds?.every((id) => bound.includes(id))) {
    throw forbidden('a key bound to use cases can only make keys bound to the same ones')
  }
  if (wanted.expiresAt === null && !manages) throw forbidden('a key without expiry needs the permission key:manage')
}

function expiryOf(ctx: Context, wanted: WantedKey): Date | null {
  if (wanted.expiresAt === null) return null
  const expiresAt = wanted.expiresAt ?? new Date(ctx.now.getTime() + KEY_DAYS * 86_400_000)
  if (expiresAt > ctx.now) return expiresAt
  throw invalidField({ pointer: '/expiresAt', code: 'past', detail: 'must be in the future' })
}

/** Makes the key; its text is in the result this once. */
export async function issueKey(ctx: Context, wanted: WantedKey) {
  authorise(ctx, wanted)
  const id = newId('key')
  const text = newKeyText(id)
  const expiresAt = expiryOf(ctx, wanted)
  await ctx.tx.insert(apiKeys).values({ ...wanted, id, hash: hashKey(text), expiresAt, createdAt: ctx.now })
  const key = toKey(await findKey(ctx, id), ctx.now)
  const { name, scopes, useCases, owner } = key
  const entry: AuditEntry = {
    object: { type: 'key', id },
    detail: { after: { name, scopes, useCases, owner: owner?.id ?? null, expiresAt: key.expiresAt } },
  }
  return { item: { ...key, key: text }, entry }
}
