import 'server-only'
import { lt } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { oneTimeTokens, sessions, signInThrottle } from '@/db/schema'

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/** Housekeeping: what ended long ago and no longer says anything. The audit record keeps that it was there. */
export async function tidyAccess(tx: Tx, now: Date): Promise<void> {
  await tx.delete(signInThrottle).where(lt(signInThrottle.windowStart, daysBefore(now, 1)))
  await tx.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, daysBefore(now, 30)))
  await tx.delete(sessions).where(lt(sessions.expiresAt, daysBefore(now, 30)))
}
