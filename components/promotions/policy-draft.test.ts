import { describe, expect, it } from 'vitest'
import { defaultPolicy, OFFERED_GATES, policyInput } from '@/domain/promotions/policy'
import { gapsIn, toDraft, toPolicy } from './policy-draft'

const TIERS = ['low', 'medium', 'high'] as const

describe('a policy as a form', () => {
  it.each(TIERS)('comes out as it went in: production, %s', (tier) => {
    const policy = defaultPolicy('production', tier)
    expect(policyInput.parse(toPolicy(toDraft(policy, OFFERED_GATES)))).toEqual(policy)
    expect(gapsIn(toDraft(policy, OFFERED_GATES))).toEqual([])
  })
  it('keeps roles, segments and limits', () => {
    const policy = policyInput.parse({
      gates: [
        { gate: 'fairness', gaps: { calibration: 0.07 }, segments: ['sex'] },
        { gate: 'sme_sign_off', roles: ['sme', 'manager'] },
      ],
      approvals: [{ role: 'risk_officer', count: 2 }],
      fourEyes: 'recorded',
      expiresHours: 36,
    })
    expect(policyInput.parse(toPolicy(toDraft(policy, OFFERED_GATES)))).toEqual(policy)
  })
  it('starts a gate that is switched on with usable limits', () => {
    const draft = toDraft(defaultPolicy('staging', 'low'), OFFERED_GATES)
    const on = { ...draft, gates: draft.gates.map((gate) => ({ ...gate, on: gate.gate !== 'fairness' })) }
    expect(gapsIn(on)).toEqual([])
    expect(policyInput.safeParse(toPolicy(on)).success).toBe(true)
  })
  it.each([
    ['', ['minimum_labelled']],
    ['-5', ['minimum_labelled']],
    ['x', ['minimum_labelled']],
    ['500', []],
  ])('says what is missing: %j labels', (n, gaps) => {
    const draft = toDraft(defaultPolicy('production', 'low'), OFFERED_GATES)
    const gates = draft.gates.map((gate) => (gate.gate === 'minimum_labelled' ? { ...gate, numbers: { n } } : gate))
    expect(gapsIn({ ...draft, gates })).toEqual(gaps)
  })
  it('asks for a measure of fairness, a signature and a time', () => {
    const draft = toDraft(defaultPolicy('production', 'low'), OFFERED_GATES)
    const gates = draft.gates.map((gate) => (gate.gate === 'fairness' ? { ...gate, on: true } : gate))
    expect(gapsIn({ ...draft, gates, approvals: [], expiresHours: '0' })).toEqual([
      'fairness',
      'approvals',
      'expiresHours',
    ])
  })
})
