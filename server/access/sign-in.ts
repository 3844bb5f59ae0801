import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { sessions, users } from '@/db/schema'
import { appendAudit } from '@/server/kernel/audit'
import { newId } from '@/server/kernel/new-id'
import { system } from '@/server/kernel/system'
import { verifyPassword } from './password'
import { SESSION_DAYS } from './session-days'
import { type Attempt, countAttempt, forgiveAttempt } from './throttle'

type Account = typeof users.$inferSelect

export type SignIn =
  | { outcome: 'signed_in'; sessionId: string; userId: string }
  /** Unknown address, wrong password, no password yet, or disabled: told apart by nobody. */
  | { outcome: 'refused' }
  | { outcome: 'throttled'; retryAfterSeconds: number }

async function openSession(account: Account, attempt: Attempt, now: Date): Promise<SignIn> {
  const sessionId = newId('ses')
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000)
  return system().engine.transaction(async (tx) => {
    const [current] = await tx.select().from(users).where(eq(users.id, account.id)).for('share')
    // Disabled, or given another password, while this one was being checked.
    if (current?.status !== 'active' || current.passwordHash !== account.passwordHash) return { outcome: 'refused' }
    await forgiveAttempt(tx, attempt)
    await tx.insert(sessions).values({ id: sessionId, userId: account.id, createdAt: now, expiresAt })
    const { id, name, email } = current
    const actor = { kind: 'user' as const, id, name, email, grants: [], sessionId }
    const origin = { actor, action: 'access.signIn', outcome: 'done' as const, at: now, requestId: newId('req') }
    await appendAudit(tx, origin, [{ object: { type: 'session', id: sessionId } }])
    return { outcome: 'signed_in', sessionId, userId: account.id }
  })
}

/** Checks a password and opens a session. `address`: the client's, or null when it is not known. */
export async function signIn(given: { email: string; password: string; address: string | null }): Promise<SignIn> {
  const { engine, clock } = system()
  const now = new Date(clock())
  const attempt: Attempt = { email: given.email.trim().toLowerCase(), address: given.address }
  const wait = await engine.transaction((tx) => countAttempt(tx, attempt, now))
  if (wait !== null) return { outcome: 'throttled', retryAfterSeconds: wait }
  const [account] = await engine.read((tx) =>
    tx
      .select()
      .from(users)
      .where(eq(sql`lower(${users.email})`, attempt.email)),
  )
  const right = await verifyPassword(given.password, account?.passwordHash ?? null)
  if (!right || account?.status !== 'active') return { outcome: 'refused' }
  return openSession(account, attempt, now)
}
