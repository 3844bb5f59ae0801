import 'server-only'
import { appendAudit } from './audit'
import type { Caller } from './context'
import { OnceAMinute } from './once-a-minute'
import { system } from './system'

const quiet = new OnceAMinute()

/** Audits a refusal: at most one record a minute per actor and action, so that a loop of denied calls cannot fill the log. */
export async function recordDenial(caller: Caller, action: string, permission: string): Promise<void> {
  const { actor } = caller
  if (actor.kind === 'anonymous' || actor.kind === 'system') return
  if (!quiet.passes(`${actor.id} ${action}`, caller.now.getTime())) return
  await system().engine.transaction((tx) =>
    appendAudit(tx, { actor, action, outcome: 'denied', at: caller.now, requestId: caller.requestId }, [
      { object: { type: 'permission', id: permission } },
    ]),
  )
}
