import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy, OFFERED_GATES, policyInput } from '@/domain/promotions/policy'
import { type Draft, gapsIn, NUMBERS, toDraft, toPolicy } from './policy-draft'

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
    ['', ['minimum_labelled.n']],
    ['-5', ['minimum_labelled.n']],
    ['x', ['minimum_labelled.n']],
    ['1.5', ['minimum_labelled.n']],
    ['0', ['minimum_labelled.n']],
    ['5001', ['minimum_labelled.n']],
    ['500', []],
  ])('says what is missing: %j labels', (n, gaps) => {
    const draft = toDraft(defaultPolicy('production', 'low'), OFFERED_GATES)
    const gates = draft.gates.map((gate) => (gate.gate === 'minimum_labelled' ? { ...gate, numbers: { n } } : gate))
    expect(gapsIn({ ...draft, gates })).toEqual(gaps)
  })
  it('marks only the field that is wrong', () => {
    const draft = toDraft(defaultPolicy('production', 'high'), OFFERED_GATES)
    const wrong: Record<string, Record<string, string>> = {
      not_worse_than_champion: { minimum: '0' },
      fairness: { calibration: '101' },
    }
    const gates = draft.gates.map((gate) => ({ ...gate, numbers: { ...gate.numbers, ...wrong[gate.gate] } }))
    const approvals = draft.approvals.map((need) => (need.id === 1 ? { ...need, count: '11' } : need))
    expect(gapsIn({ ...draft, gates, approvals })).toEqual([
      'not_worse_than_champion.minimum',
      'fairness.calibration',
      'approvals.1',
    ])
  })
  it('takes exactly the numbers that the server takes', () => {
    const draft = toDraft(defaultPolicy('production', 'high'), OFFERED_GATES)
    const fields = draft.gates.flatMap(({ gate }) => (NUMBERS[gate] ?? []).map(({ name }) => ({ gate, name })))
    const texts = fc.constantFrom(
      '0',
      '0.5',
      '1',
      '1.5',
      '10',
      '100',
      '100.5',
      '1000',
      '1000.5',
      '5000',
      '5001',
      '10001',
    )
    fc.assert(
      fc.property(fc.constantFrom(...fields), texts, texts, texts, (field, text, count, expiresHours) => {
        const gates = draft.gates.map((gate) =>
          gate.gate === field.gate ? { ...gate, numbers: { ...gate.numbers, [field.name]: text } } : gate,
        )
        const approvals = [{ id: 0, role: 'any' as const, count }]
        const written: Draft = { ...draft, gates, approvals, expiresHours }
        const issues = policyInput.safeParse(toPolicy(written)).error?.issues ?? []
        const refused = new Set(issues.map(({ path }) => path.join('.')))
        expect(gapsIn(written)).toHaveLength(refused.size)
      }),
      { numRuns: 1000 },
    )
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
