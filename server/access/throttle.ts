import 'server-only'
import { createHash } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/engine/engine'
import { signInThrottle } from '@/db/schema'

const WINDOW_MINUTES = 15
export const EMAIL_ATTEMPTS = 5
export const ADDRESS_ATTEMPTS = 50

type Subject = { key: string; most: number }
export type Attempt = { email: string; address: string | null }

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Always in the same order, so that two attempts cannot wait for each other. */
function subjectsOf({ email, address }: Attempt): Subject[] {
  const byEmail = { key: `email:${digest(email.toLowerCase())}`, most: EMAIL_ATTEMPTS }
  return address === null ? [byEmail] : [byEmail, { key: `address:${digest(address)}`, most: ADDRESS_ATTEMPTS }]
}

/**
 * Counts an attempt before the password is looked at, so that many at once cannot all pass. Answers the seconds to
 * wait, or null when it may go on.
 */
export async function countAttempt(tx: Tx, attempt: Attempt, now: Date): Promise<number | null> {
  let wait: number | null = null
  for (const { key, most } of subjectsOf(attempt)) {
    const [row] = await tx.raw.query<{ failures: number; seconds: number }>(
      `insert into sign_in_throttle as t (subject, failures, window_start) values ($1, 1, $2::timestamptz)
       on conflict (subject) do update set
         failures = case when t.window_start <= excluded.window_start - $3::interval then 1 else least(t.failures, 1000000) + 1 end,
         window_start = case when t.window_start <= excluded.window_start - $3::interval then excluded.window_start else t.window_start end
       returning failures, extract(epoch from window_start + $3::interval - $2::timestamptz)::float8 as seconds`,
      [key, now.toISOString(), `${WINDOW_MINUTES} minutes`],
    )
    if (row && row.failures > most) wait = Math.max(wait ?? 1, Math.ceil(row.seconds))
  }
  return wait
}

/** The attempt was right: it does not count, and the e-mail address starts afresh. */
export async function forgiveAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  const [byEmail, byAddress] = subjectsOf(attempt)
  if (byEmail) await tx.delete(signInThrottle).where(inArray(signInThrottle.subject, [byEmail.key]))
  if (byAddress) {
    await tx
      .update(signInThrottle)
      .set({ failures: sql`greatest(${signInThrottle.failures} - 1, 0)` })
      .where(inArray(signInThrottle.subject, [byAddress.key]))
  }
}
