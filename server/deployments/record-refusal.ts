import 'server-only'
import { AppError } from '@/server/kernel/app-error'
import { appendAudit } from '@/server/kernel/audit'
import type { Caller } from '@/server/kernel/context'
import { OnceAMinute } from '@/server/kernel/once-a-minute'
import { system } from '@/server/kernel/system'

const quiet = new OnceAMinute()

/** Refusals that the kernel itself records, by permission, have no code of their own. */
export const reasonOf = (error: AppError): string | null =>
  error.more.errors?.[0]?.code ?? (error.code === 'forbidden' || error.code === 'unauthenticated' ? null : error.code)

/** Audits what a governed verb refused: who wanted what done to which object, and why not; the same once a minute. */
export async function recordRefusal(
  caller: Caller,
  action: string,
  refused: { object: { type: string; id: string }; error: AppError },
): Promise<void> {
  const { actor, now, requestId } = caller
  const because = reasonOf(refused.error)
  if (because === null || actor.kind === 'anonymous') return
  const who = actor.kind === 'system' ? actor.name : actor.id
  if (!quiet.passes(`${who} ${action} ${refused.object.id} ${because}`, now.getTime())) return
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
