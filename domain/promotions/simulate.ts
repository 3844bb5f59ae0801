import type { MetricKey } from '@/domain/performance/metric'
import { type Decider, missingApprovals, ownHandOf } from './decide'
import type { Evidence } from './evidence'
import type { GateResult } from './gates/gate'
import { blocking, judgeGates } from './judge-gates'
import type { Policy } from './policy'

/** A promotion that was approved, with what it was decided on; times in milliseconds. */
export type PastPromotion = {
  id: string
  evidence: Evidence
  requesters: readonly string[]
  approvals: readonly Decider[]
  requestedAt: number
  decidedAt: number
}

/** What would have stopped it: a gate, too few signatures of the right persons, or a decision after the expiry. */
export type Objection =
  | ({ kind: 'gate' } & Omit<GateResult, 'verdict'> & {
        /** What the two versions were compared by; null where they were not. */
        metric: MetricKey | null
      })
  | { kind: 'approvals'; missing: number }
  | { kind: 'expired'; hours: number }

const HOUR = 3_600_000

function objections(past: PastPromotion, policy: Policy): Objection[] {
  const { evidence, requesters } = past
  const metric = evidence.comparison.measured ? evidence.comparison.metric : null
  const gates = blocking(judgeGates(policy, { evidence, requesters })).map(
    ({ verdict: _, ...gate }): Objection => ({ kind: 'gate', ...gate, metric }),
  )
  const standing = { requesters, authorId: evidence.version.authorId }
  const counted =
    policy.fourEyes === 'required'
      ? past.approvals.filter(({ personId }) => ownHandOf(standing, personId) === null)
      : past.approvals
  const missing = missingApprovals(policy.approvals, counted).reduce((sum, need) => sum + need.count, 0)
  const hours = (past.decidedAt - past.requestedAt) / HOUR
  return [
    ...gates,
    ...(missing > 0 ? [{ kind: 'approvals', missing } as const] : []),
    ...(hours >= policy.expiresHours ? [{ kind: 'expired', hours } as const] : []),
  ]
}

/**
 * Which of the promotions that went through this policy would have stopped, in the order given, and why. It judges the
 * evidence that was frozen then, and the signatures that were given then.
 */
export function simulatePolicy(
  past: readonly PastPromotion[],
  policy: Policy,
): { id: string; objections: Objection[] }[] {
  return past
    .map((one) => ({ id: one.id, objections: objections(one, policy) }))
    .filter((one) => one.objections.length > 0)
}
