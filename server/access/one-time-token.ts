import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { oneTimeTokens } from '@/db/schema'
import { AppError } from '@/server/kernel/app-error'

export type TokenPurpose = 'setup' | 'invite'
const HOURS: Record<TokenPurpose, number> = { setup: 24, invite: 7 * 24 }
const SECRET_BYTES = 32

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

export type IssuedToken = { token: string; expiresAt: Date }

/** A new one-time token; it replaces the unused ones of the same purpose and person. */
export async function issueToken(
  tx: Tx,
  { purpose, userId, now }: { purpose: TokenPurpose; userId: string | null; now: Date },
): Promise<IssuedToken> {
  await revokeTokens(tx, purpose, userId)
  const token = randomBytes(SECRET_BYTES).toString('base64url')
  const expiresAt = new Date(now.getTime() + HOURS[purpose] * 3_600_000)
  await tx.insert(oneTimeTokens).values({ hash: hashToken(token), purpose, userId, createdAt: now, expiresAt })
  return { token, expiresAt }
}

export async function revokeTokens(tx: Tx, purpose: TokenPurpose, userId: string | null): Promise<void> {
  const whose = userId === null ? isNull(oneTimeTokens.userId) : eq(oneTimeTokens.userId, userId)
  await tx.delete(oneTimeTokens).where(and(eq(oneTimeTokens.purpose, purpose), whose, isNull(oneTimeTokens.usedAt)))
}

const usable = (purpose: TokenPurpose, token: string, now: Date) =>
  and(
    eq(oneTimeTokens.hash, hashToken(token)),
    eq(oneTimeTokens.purpose, purpose),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, now),
  )

type Asked = { purpose: TokenPurpose; token: string; now: Date }

/** Uses the token up; of two at once one wins, because the second waits for the row and finds it used. */
export async function takeToken(tx: Tx, { purpose, token, now }: Asked): Promise<{ userId: string | null }> {
  const [taken] = await tx
    .update(oneTimeTokens)
    .set({ usedAt: now })
    .where(usable(purpose, token, now))
    .returning({ userId: oneTimeTokens.userId })
  if (taken) return taken
  const detail = 'this link was used, was replaced or has expired; ask for a new one'
  throw new AppError('invalid_input', detail, { errors: [{ pointer: '/token', code: 'link_invalid', detail }] })
}

export async function peekToken(tx: Tx, { purpose, token, now }: Asked): Promise<{ userId: string | null } | null> {
  const [found] = await tx
    .select({ userId: oneTimeTokens.userId })
    .from(oneTimeTokens)
    .where(usable(purpose, token, now))
  return found ?? null
}
