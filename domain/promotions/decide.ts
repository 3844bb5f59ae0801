import type { ApprovalNeed, FourEyes } from './policy'

export const PROMOTION_STATUSES = ['pending', 'approved', 'rejected', 'void', 'expired'] as const
export type PromotionStatus = (typeof PROMOTION_STATUSES)[number]
export const DECISIONS = ['approve', 'reject'] as const
export type Decision = (typeof DECISIONS)[number]

/** Who decides: a person, with the roles they hold for the model's use cases at that moment. */
export type Decider = { personId: string; roles: readonly string[] }

/** What a promotion stands at when somebody decides; times in milliseconds. `approvals`: those that still count. */
export type Standing = {
  status: PromotionStatus
  expiresAt: number
  fourEyes: FourEyes
  needs: readonly ApprovalNeed[]
  requesters: readonly string[]
  authorId: string | null
  blockedBy: readonly string[]
  approvals: readonly Decider[]
}

export const REFUSALS = [
  'not_pending',
  'expired',
  'no_person',
  'own_request',
  'own_version',
  'already_decided',
  'gate_blocked',
  'role_not_asked',
] as const
export type Refusal = (typeof REFUSALS)[number]

export type Judgement =
  | { outcome: 'refused'; because: Refusal }
  | { outcome: 'rejected' }
  /** One more approval, and who is still missing. */
  | { outcome: 'counted'; missing: ApprovalNeed[] }
  /** `ownHand`: the requester or the author signed, which the policy only records. */
  | { outcome: 'approved'; ownHand: boolean }

const fits = (need: ApprovalNeed, { roles }: Decider) => need.role === 'any' || roles.includes(need.role)

/** Augmenting path: gives a person a place, moving others who fit elsewhere. */
function place(
  person: number,
  state: { people: readonly Decider[]; places: ApprovalNeed[]; holders: number[] },
): boolean {
  const tried = new Set<number>()
  const visit = (who: number): boolean =>
    state.places.some((need, index) => {
      const decider = state.people[who]
      if (!decider || tried.has(index) || !fits(need, decider)) return false
      tried.add(index)
      const holder = state.holders[index] ?? -1
      if (holder !== -1 && !visit(holder)) return false
      state.holders[index] = who
      return true
    })
  return visit(person)
}

/**
 * The needs that distinct persons leave open: every person fills one place, and the places are given out so that as many
 * as possible are filled (maximum bipartite matching), so the order of signing does not matter.
 */
export function missingApprovals(needs: readonly ApprovalNeed[], people: readonly Decider[]): ApprovalNeed[] {
  const distinct = [...new Map(people.map((one) => [one.personId, one])).values()]
  const places = needs.flatMap((need) => Array.from({ length: need.count }, () => ({ ...need, count: 1 })))
  const holders = places.map(() => -1)
  for (const index of distinct.keys()) place(index, { people: distinct, places, holders })
  const open = new Map<string, ApprovalNeed>()
  for (const [index, need] of places.entries()) {
    if (holders[index] !== -1) continue
    open.set(need.role, { role: need.role, count: (open.get(need.role)?.count ?? 0) + 1 })
  }
  return [...open.values()]
}

const total = (needs: readonly ApprovalNeed[]) => needs.reduce((sum, need) => sum + need.count, 0)

/** Is this person's hand in the request or in the version? */
export function ownHandOf(
  standing: Pick<Standing, 'requesters' | 'authorId'>,
  personId: string,
): 'own_request' | 'own_version' | null {
  if (standing.requesters.includes(personId)) return 'own_request'
  return standing.authorId === personId ? 'own_version' : null
}

/** Why this person cannot approve, or null; screens ask it beforehand. */
export function whyNotApprove(standing: Standing, decider: Decider | null, now: number): Refusal | null {
  if (standing.status !== 'pending') return 'not_pending'
  if (now >= standing.expiresAt) return 'expired'
  if (decider === null) return 'no_person'
  const own = ownHandOf(standing, decider.personId)
  if (own !== null && standing.fourEyes === 'required') return own
  if (standing.approvals.some(({ personId }) => personId === decider.personId)) return 'already_decided'
  if (standing.blockedBy.length > 0) return 'gate_blocked'
  const before = total(missingApprovals(standing.needs, standing.approvals))
  const after = total(missingApprovals(standing.needs, [...standing.approvals, decider]))
  return after < before ? null : 'role_not_asked'
}

/** One decision on a promotion. Pure: what becomes of it, or why it is refused. */
export function judgeDecision(
  standing: Standing,
  asked: { decider: Decider | null; decision: Decision; now: number },
): Judgement {
  const { decider, decision, now } = asked
  if (decision === 'reject') {
    if (standing.status !== 'pending') return { outcome: 'refused', because: 'not_pending' }
    if (now >= standing.expiresAt) return { outcome: 'refused', because: 'expired' }
    return decider === null ? { outcome: 'refused', because: 'no_person' } : { outcome: 'rejected' }
  }
  const because = whyNotApprove(standing, decider, now)
  if (because !== null || decider === null) return { outcome: 'refused', because: because ?? 'no_person' }
  const signed = [...standing.approvals, decider]
  const missing = missingApprovals(standing.needs, signed)
  if (missing.length > 0) return { outcome: 'counted', missing }
  return { outcome: 'approved', ownHand: signed.some(({ personId }) => ownHandOf(standing, personId) !== null) }
}

/**
 * Activating at once in an emergency: gates and the number of approvals are passed over, four eyes and expiry are not;
 * only a person who signed in, and another one reviews it within 72 hours.
 */
export function whyNotEmergency(standing: Standing, decider: Decider | null, now: number): Refusal | null {
  if (standing.status !== 'pending') return 'not_pending'
  if (now >= standing.expiresAt) return 'expired'
  if (decider === null) return 'no_person'
  return standing.fourEyes === 'required' ? ownHandOf(standing, decider.personId) : null
}

export const REVIEW_HOURS = 72
