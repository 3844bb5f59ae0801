import 'server-only'
import { appendAudit } from './audit'
import type { Caller } from './context'
import { system } from './system'

const QUIET_MS = 60_000
const REMEMBERED = 5000
const recent = new Map<string, number>()

/** Audits a refusal: at most one record a minute per actor and action, so that a loop of denied calls cannot fill the log. */
export async function recordDenial(caller: Caller, action: string, permission: string): Promise<void> {
  const { actor } = caller
  if (actor.kind === 'anonymous' || actor.kind === 'system') return
  const key = `${actor.id} ${action}`
  const last = recent.get(key)
  const now = caller.now.getTime()
  if (last !== undefined && now - last < QUIET_MS) return
  if (recent.size >= REMEMBERED) recent.clear()
  recent.set(key, now)
  await system().engine.transaction((tx) =>
    appendAudit(tx, { actor, action, outcome: 'denied', at: caller.now, requestId: caller.requestId }, [
      { object: { type: 'permission', id: permission } },
    ]),
  )
}
