import type { Served } from './what-served'

/** The part of an audit record's detail that says what happened to deployments; times are RFC 3339. */
export type DeploymentChange = {
  activated?: {
    id: string
    model: string
    environment: string
    version: string
    digest: string
    effectiveFrom: string
    effectiveTo: string | null
  }
  ended?: { id: string; effectiveTo: string }
}

/** A record of the audit, in the order of its sequence. */
export type ReplayedRecord = { outcome: 'done' | 'denied'; detail: { deployment?: DeploymentChange } }

/**
 * The history of deployments from the audit alone: every record that was done and changed a deployment, in order.
 * Throws a RangeError where the records contradict each other (an end of what never began or had ended).
 */
export function replayDeployments(records: Iterable<ReplayedRecord>): Served[] {
  const history = new Map<string, Served>()
  for (const { outcome, detail } of records) {
    const change = detail.deployment
    if (outcome !== 'done' || !change) continue
    if (change.ended) {
      const open = history.get(change.ended.id)
      if (!open || open.effectiveTo !== null) throw new RangeError(`${change.ended.id} ends without having begun`)
      open.effectiveTo = Date.parse(change.ended.effectiveTo)
    }
    if (change.activated) {
      const { effectiveFrom, effectiveTo, ...rest } = change.activated
      if (history.has(rest.id)) throw new RangeError(`${rest.id} begins twice`)
      const to = effectiveTo === null ? null : Date.parse(effectiveTo)
      history.set(rest.id, { ...rest, effectiveFrom: Date.parse(effectiveFrom), effectiveTo: to })
    }
  }
  return [...history.values()]
}
