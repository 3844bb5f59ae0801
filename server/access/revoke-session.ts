import 'server-only'
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { sessions, users } from '@/db/schema'
import { appendAudit } from '@/server/kernel/audit'
import { newId } from '@/server/kernel/new-id'
import { system } from '@/server/kernel/system'

/** Ends all open sessions of a person, but one when `except` is given. Answers the ids that ended. */
export async function endSessions(
  tx: Tx,
  { userId, now, except }: { userId: string; now: Date; except?: string },
): Promise<string[]> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
    .returning({ id: sessions.id })
  return ended.map((row) => row.id)
}

/** Signing out: ends this session; one that has ended already stays as it is. */
export async function revokeSession(sessionId: string): Promise<void> {
  const { engine, clock } = system()
  const now = new Date(clock())
  await engine.transaction(async (tx) => {
    const [ended] = await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
      .returning({ userId: sessions.userId })
    const [person] = ended ? await tx.select().from(users).where(eq(users.id, ended.userId)) : []
    if (!person) return
    const { id, name, email } = person
    const actor = { kind: 'user' as const, id, name, email, grants: [], sessionId }
    const origin = { actor, action: 'access.signOut', outcome: 'done' as const, at: now, requestId: newId('req') }
    await appendAudit(tx, origin, [{ object: { type: 'session', id: sessionId } }])
  })
}
