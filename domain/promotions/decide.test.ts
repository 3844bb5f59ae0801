import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decider, judgeDecision, missingApprovals, type Standing, whyNotApprove, whyNotEmergency } from './decide'
import type { ApprovalNeed } from './policy'

const NOW = 1000
const standing = (more: Partial<Standing> = {}): Standing => ({
  status: 'pending',
  expiresAt: NOW + 1,
  fourEyes: 'required',
  needs: [{ role: 'any', count: 1 }],
  requesters: ['rosa'],
  authorId: 'ada',
  blockedBy: [],
  approvals: [],
  ...more,
})
const person = (personId: string, ...roles: string[]): Decider => ({ personId, roles })
const max = person('max', 'manager')

describe('a decision', () => {
  const cases: [string, Partial<Standing>, Decider | null, string][] = [
    ['somebody else approves', {}, max, 'approved'],
    ['nobody', {}, null, 'no_person'],
    ['the requester', {}, person('rosa', 'admin'), 'own_request'],
    ['the author', {}, person('ada', 'admin'), 'own_version'],
    ['at the expiry', { expiresAt: NOW }, max, 'expired'],
    ['a gate blocks', { blockedBy: ['drift'] }, max, 'gate_blocked'],
    ['already signed', { approvals: [max], needs: [{ role: 'any', count: 2 }] }, max, 'already_decided'],
    ['a role that is not asked', { needs: [{ role: 'risk_officer', count: 1 }] }, max, 'role_not_asked'],
    ['more to come', { needs: [{ role: 'any', count: 2 }] }, max, 'counted'],
    [
      'two roles, one person',
      {
        needs: [
          { role: 'manager', count: 1 },
          { role: 'sme', count: 1 },
        ],
      },
      person('max', 'manager', 'sme'),
      'counted',
    ],
    ['the requester where it is recorded', { fourEyes: 'recorded' }, person('rosa'), 'approved'],
  ]
  it.each(cases)('%s', (_, more, decider, expected) => {
    const judged = judgeDecision(standing(more), { decider, decision: 'approve', now: NOW })
    expect(judged.outcome === 'refused' ? judged.because : judged.outcome).toBe(expected)
  })

  it.each(['approved', 'rejected', 'void', 'expired'] as const)('is refused when it is %s', (status) => {
    for (const decision of ['approve', 'reject'] as const) {
      const judged = judgeDecision(standing({ status }), { decider: max, decision, now: NOW })
      expect(judged).toEqual({ outcome: 'refused', because: 'not_pending' })
    }
  })

  it('says when the own hand signed', () => {
    const recorded = standing({ fourEyes: 'recorded' })
    const by = (who: string) => judgeDecision(recorded, { decider: person(who), decision: 'approve', now: NOW })
    expect([by('rosa'), by('ada'), by('max')]).toEqual([
      { outcome: 'approved', ownHand: true },
      { outcome: 'approved', ownHand: true },
      { outcome: 'approved', ownHand: false },
    ])
  })

  it('can be a rejection in spite of a blocking gate, by a person', () => {
    const blocked = standing({ blockedBy: ['drift'] })
    expect(judgeDecision(blocked, { decider: max, decision: 'reject', now: NOW })).toEqual({ outcome: 'rejected' })
    expect(judgeDecision(blocked, { decider: null, decision: 'reject', now: NOW })).toMatchObject({
      outcome: 'refused',
    })
  })

  it('passes gates in an emergency, never four eyes', () => {
    const blocked = standing({ blockedBy: ['drift'] })
    expect(whyNotEmergency(blocked, max, NOW)).toBeNull()
    expect(whyNotEmergency(blocked, person('ada'), NOW)).toBe('own_version')
    expect(whyNotEmergency(blocked, person('rosa'), NOW)).toBe('own_request')
  })
})

const ROLES = ['manager', 'sme', 'risk_officer'] as const
const need = fc.record({ role: fc.constantFrom('any' as const, ...ROLES), count: fc.integer({ min: 1, max: 2 }) })
const people = fc
  .array(fc.subarray([...ROLES]), { maxLength: 5 })
  .map((roles) => roles.map((held, i) => person(`p${i}`, ...held)))

/** The most places that can be filled, by trying every way. */
function mostFilled(places: readonly string[], left: readonly Decider[]): number {
  const [place, ...rest] = places
  if (place === undefined) return 0
  const without = mostFilled(rest, left)
  return left.reduce((most, one, i) => {
    if (place !== 'any' && !one.roles.includes(place)) return most
    return Math.max(most, 1 + mostFilled(rest, left.toSpliced(i, 1)))
  }, without)
}

describe('missing approvals', () => {
  it('fills as many places as distinct persons can, in any order', () => {
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 3 }), people, (needs, signed) => {
        const places = needs.flatMap(({ role, count }) => Array.from({ length: count }, () => role))
        const open = (list: readonly Decider[]) =>
          missingApprovals(needs, list).reduce((sum: number, { count }: ApprovalNeed) => sum + count, 0)
        expect(open(signed)).toBe(places.length - mostFilled(places, signed))
        expect(open(signed.toReversed())).toBe(open(signed))
        expect(open([...signed, ...signed])).toBe(open(signed))
      }),
      { numRuns: 500 },
    )
  })

  it('never approves by the requester or the author where four eyes are required', () => {
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 3 }),
        people,
        fc.subarray([...ROLES]),
        (needs, signed, held) => {
          for (const who of ['rosa', 'ada']) {
            const because = whyNotApprove(standing({ needs, approvals: signed }), person(who, ...held), NOW)
            expect(because).toBe(who === 'rosa' ? 'own_request' : 'own_version')
          }
        },
      ),
    )
  })
})
