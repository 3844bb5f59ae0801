import 'server-only'
import { AppError } from '@/server/kernel/app-error'
import { appendAudit } from '@/server/kernel/audit'
import type { Caller } from '@/server/kernel/context'
import { system } from '@/server/kernel/system'

const QUIET_MS = 60_000
const REMEMBERED = 5000
const recent = new Map<string, number>()

/** A loop of the same refused call cannot fill the log: one record a minute. */
function isQuiet(key: string, now: number): boolean {
  const last = recent.get(key)
  if (last !== undefined && now - last < QUIET_MS) return true
  if (recent.size >= REMEMBERED) recent.clear()
  recent.set(key, now)
  return false
}

/** Refusals that the kernel itself records, by permission, have no code of their own. */
export const reasonOf = (error: AppError): string | null =>
  error.more.errors?.[0]?.code ?? (error.code === 'forbidden' || error.code === 'unauthenticated' ? null : error.code)

/** Audits what a governed verb refused: who wanted what done to which object, and why not. */
export async function recordRefusal(
  caller: Caller,
  action: string,
  refused: { object: { type: string; id: string }; error: AppError },
): Promise<void> {
  const { actor, now, requestId } = caller
  const because = reasonOf(refused.error)
  if (because === null || actor.kind === 'anonymous') return
  const who = actor.kind === 'system' ? actor.name : actor.id
  if (isQuiet(`${who} ${action} ${refused.object.id} ${because}`, now.getTime())) return
  await system().engine.transaction((tx) =>
    appendAudit(tx, { actor, action, outcome: 'denied', at: now, requestId }, [
      { object: refused.object, detail: { because, code: refused.error.code } },
    ]),
  )
}

/** An expected refusal with the reason as a code, for people and programs that act on it. */
export function refusal(code: 'forbidden' | 'conflict' | 'invalid_input', because: string, detail: string): AppError {
  return new AppError(code, detail, { errors: [{ pointer: '', code: because, detail }] })
}
