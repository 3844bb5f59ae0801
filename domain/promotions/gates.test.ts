import { describe, expect, it } from 'vitest'
import type { Evidence, SameRows } from './evidence'
import { evidenceWith } from './evidence-fixture'
import { judgeGates } from './judge-gates'
import { defaultPolicy, type GateSetting, OFFERED_GATES, policyInput } from './policy'

const strict = { onFail: 'block', onMissing: 'block' } as const
const judge = (setting: GateSetting, evidence: Partial<Evidence>, requesters: string[] = ['rosa']) => {
  const [result] = judgeGates({ gates: [setting] }, { evidence: evidenceWith(evidence), requesters })
  return result && `${result.verdict} ${result.code} ${result.figure} ${result.limit}`
}
const champion = { deployment: 'dep_1', version: 'v0', digest: 'd0' }
const compared = (candidate: number, low: number | null, high: number | null, more: Partial<SameRows> = {}) => ({
  champion,
  comparison: {
    measured: true,
    metric: 'roc_auc',
    lowerIsBetter: false,
    n: 500,
    candidate,
    champion: 0.8,
    difference: { value: candidate - 0.8, low, high },
    ...more,
  } as SameRows,
})
const vouched = (personId: string, roles: string[] = ['sme'], kind = 'sme_sign_off' as const) => ({
  attestations: [{ id: 'att_1', kind, personId, name: personId, roles, at: '2026-01-01T00:00:00Z' }],
})
const worse: GateSetting = { gate: 'not_worse_than_champion', ...strict, margin: 0.01, minimum: 100 }
const drift: GateSetting = { gate: 'drift', ...strict, share: 0.25 }
const drifted = (features: number, moved: number, insufficient = 0) => ({
  drift: { measured: true as const, features, drifted: moved, insufficient, worst: null },
})
const sme: GateSetting = { gate: 'sme_sign_off', ...strict, roles: ['sme'] }
const gap = { lowest: { value: 'a', figure: 0.3, n: 90 }, highest: { value: 'b', figure: 0.9, n: 90 }, gap: 0.6 }
const fair = (low: number, high: number, atLeast: number) => ({
  fairness: {
    measured: true as const,
    gaps: [{ segment: 'DIS', measure: 'equal_opportunity' as const, ...gap, low, high, atLeast }],
  },
})
const fairness: GateSetting = { gate: 'fairness', ...strict, gaps: { equal_opportunity: 0.5 } }

describe('gates', () => {
  const table: [string, GateSetting, Partial<Evidence>, string][] = [
    ['no reference', { gate: 'reference_exists', ...strict }, {}, 'block beyond_limit 0 1'],
    [
      'a reference',
      { gate: 'reference_exists', ...strict },
      { reference: { digest: 'r', rows: 9 } },
      'pass fulfilled 9 1',
    ],
    ['no labels', { gate: 'minimum_labelled', onFail: 'block', onMissing: 'warn', n: 5 }, {}, 'warn not_measured 0 5'],
    ['few labels', { gate: 'minimum_labelled', ...strict, n: 5 }, { labelled: 4 }, 'block beyond_limit 4 5'],
    ['enough labels', { gate: 'minimum_labelled', ...strict, n: 5 }, { labelled: 5 }, 'pass within_limit 5 5'],
    ['nothing to compare with', worse, {}, 'pass no_champion null 0.01'],
    ['no common cases', worse, { champion }, 'block not_measured null null'],
    ['better for sure', worse, compared(0.85, 0.02, 0.08), `pass within_limit ${-(0.85 - 0.8)} 0.01`],
    ['better by chance', worse, compared(0.81, -0.03, 0.05), `warn not_proven ${-(0.81 - 0.8)} 0.01`],
    ['worse', worse, compared(0.75, -0.1, 0), `block beyond_limit ${0.8 - 0.75} 0.01`],
    ['no limits', worse, compared(0.81, null, null), `warn not_proven ${-(0.81 - 0.8)} 0.01`],
    ['too few common cases', worse, compared(0.9, 0.05, 0.2, { n: 99 }), 'block not_measured null null'],
    [
      'an error within its share of the champion’s',
      { ...worse, margin: 0.5 },
      compared(1, 0.1, 0.3, { metric: 'mae', lowerIsBetter: true }),
      `pass within_limit ${1 - 0.8} 0.4`,
    ],
    ['drift not measured', drift, {}, 'block not_measured null 0.25'],
    ['drift of some', drift, drifted(4, 1), 'pass within_limit 0.25 0.25'],
    ['drift of many', drift, drifted(6, 2, 2), 'block beyond_limit 0.5 0.25'],
    ['drift of none that can be judged', drift, drifted(2, 0, 2), 'block not_measured null 0.25'],
    [
      'worse data',
      { gate: 'data_quality', onFail: 'warn', onMissing: 'warn', features: 0 },
      { quality: { measured: true, features: 3, worse: 1, worst: 'x' } },
      'warn beyond_limit 1 0',
    ],
    ['nobody vouches', sme, {}, 'block not_vouched_for 0 1'],
    ['an expert vouches', sme, vouched('sam'), 'pass fulfilled 1 1'],
    ['somebody else vouches', sme, vouched('sam', ['manager']), 'block not_vouched_for 0 1'],
    ['the author vouches', sme, vouched('ada'), 'block not_independent 0 1'],
    ['the requester vouches', sme, vouched('rosa'), 'block not_independent 0 1'],
    ['a gap beyond chance', fairness, fair(0.52, 0.7, 0.51), 'block beyond_limit 0.6 0.5'],
    ['a gap that may be chance', fairness, fair(0.4, 0.7, 0.4), 'warn not_proven 0.6 0.5'],
    [
      'a gap within',
      { ...fairness, gaps: { equal_opportunity: 0.8 } },
      fair(0.5, 0.7, 0.5),
      'pass within_limit 0.6 0.8',
    ],
    [
      'a gap of a measure that is not judged',
      { ...fairness, gaps: { calibration: 0.1 } },
      fair(0.5, 0.7, 0.5),
      'block not_measured null null',
    ],
    ['no segments', fairness, {}, 'block not_measured null null'],
    ['a machine-learned version', { gate: 'rule_tests', ...strict }, {}, 'pass fulfilled null null'],
    [
      'rules with failing tests',
      { gate: 'rule_tests', ...strict },
      { model: { slug: 'm', kind: 'rules', task: 'binary', riskTier: 'low' }, rules: { tests: 3, failed: ['t2'] } },
      'block failed_tests 1 0',
    ],
  ]
  it.each(table)('%s', (_, setting, evidence, expected) => {
    expect(judge(setting, evidence)).toBe(expected)
  })

  it('come in the product’s order', () => {
    const gates = [sme, drift, worse]
    const order = judgeGates({ gates }, { evidence: evidenceWith(), requesters: [] }).map(({ gate }) => gate)
    expect(order).toEqual(['not_worse_than_champion', 'drift', 'sme_sign_off'])
  })
})

describe('policies', () => {
  it('by default ask for four eyes where it is like production, and are valid', () => {
    for (const tier of ['low', 'medium', 'high'] as const) {
      expect(defaultPolicy('production', tier).fourEyes).toBe('required')
      expect(defaultPolicy('staging', tier).fourEyes).toBe('recorded')
      for (const kind of ['production', 'staging'] as const) {
        const policy = defaultPolicy(kind, tier)
        expect(policyInput.parse(policy)).toEqual(policy)
      }
    }
  })

  it('refuse gates without a source by name, gates listed twice and unknown ones', () => {
    const base = { approvals: [{ role: 'any', count: 1 }], fourEyes: 'required', expiresHours: 1 }
    const problem = (gates: unknown[]) => policyInput.safeParse({ ...base, gates }).error?.issues[0]?.message ?? 'fine'
    expect(OFFERED_GATES).not.toContain('ab_verdict')
    expect(problem([{ gate: 'ab_verdict' }])).toContain('ab_verdict is not offered')
    expect(problem([{ gate: 'ab_verdict' }])).toContain('ab_verdict is not offered')
    expect(problem([{ gate: 'pii_cleared' }, { gate: 'pii_cleared' }])).toContain('listed twice')
    expect(problem([{ gate: 'pii_cleared' }])).toBe('fine')
    expect(problem([{ gate: 'magic' }])).not.toBe('fine')
  })
})
