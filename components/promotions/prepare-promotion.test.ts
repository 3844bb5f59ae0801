import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { REFUSALS } from '@/domain/promotions/decide'
import { evidenceWith } from '@/domain/promotions/evidence-fixture'
import { policyInput } from '@/domain/promotions/policy'
import { simulatePolicy } from '@/domain/promotions/simulate'
import { createFormat } from '@/lib/format'
import access from '@/lib/i18n/messages/en/access.json'
import performance from '@/lib/i18n/messages/en/performance.json'
import promotions from '@/lib/i18n/messages/en/promotions.json'
import type { Objection, Promotion } from './figures'
import { gateAsks, objectionWords, policySentence } from './prepare-policy'
import { movedWords, promotionSentence, shortHash, whyNotWords } from './prepare-promotion'
import type { PromotionWords } from './words'

const at = { locale: 'en', timeZone: 'UTC' } as const
const words: PromotionWords = {
  t: createTranslator({ ...at, messages: { promotions }, namespace: 'promotions' }),
  p: createTranslator({ ...at, messages: { performance }, namespace: 'performance' }),
  a: createTranslator({ ...at, messages: { access }, namespace: 'access' }),
  format: createFormat({ locale: 'en', zone: 'UTC' }),
}
const champion = { deployment: 'dep_1', version: 'v1', digest: 'd' }
const gate = (verdict: 'pass' | 'warn' | 'block') => ({ gate: 'drift', verdict }) as Promotion['gates'][number]
const signed = { by: 'Max', decision: 'approve', reason: 'Yes.', at: 'x', throughKey: false, emergency: false } as const

const promotion = (more: Partial<Promotion>): Promotion =>
  ({
    version: 'v2',
    environment: 'production',
    environmentName: 'Production',
    status: 'pending',
    gates: [gate('pass'), gate('pass')],
    evidence: evidenceWith({ champion }),
    approvals: [],
    emergency: false,
    createdAt: '2026-01-01T00:00:00Z',
    expiresAt: '2026-01-08T00:00:00Z',
    decidedAt: '2026-01-03T00:00:00Z',
    ...more,
  }) as Promotion

describe('a request in one sentence', () => {
  it.each<[Partial<Promotion>, string]>([
    [{}, 'v2 is ready to replace v1 in production: all 2 gates hold.'],
    [{ evidence: evidenceWith() }, 'v2 is ready to serve in production: all 2 gates hold.'],
    [{ gates: [gate('pass'), gate('warn')] }, 'v2 may replace v1 in production: 1 of 2 gates hold, 1 warns.'],
    [
      { gates: [gate('block'), gate('warn'), gate('block')] },
      'v2 cannot replace v1 in production: 2 of 3 gates block.',
    ],
    [
      { gates: [], environment: 'edge', environmentName: 'The edge' },
      'v2 is ready to replace v1 in The edge: no gate is asked for.',
    ],
    [{ status: 'approved', approvals: [signed] }, 'v2 was approved for production on 3 Jan 2026 by Max.'],
    [
      { status: 'approved', emergency: true, approvals: [{ ...signed, emergency: true }] },
      'v2 was activated at once in production on 3 Jan 2026 by Max.',
    ],
    [
      { status: 'rejected', approvals: [{ ...signed, decision: 'reject' }] },
      'v2 for production was sent back on 3 Jan 2026 by Max.',
    ],
    [{ status: 'expired' }, 'The request for v2 in production expired on 8 Jan 2026 without a decision.'],
    [
      { status: 'void', voidReason: 'superseded' },
      'The request for v2 in production is void since 3 Jan 2026: another version has taken over there.',
    ],
    [
      { status: 'void', voidReason: 'evidence_moved' },
      'The request for v2 in production is void since 3 Jan 2026: the evidence is not what it was.',
    ],
  ])('%j', (more, sentence) => {
    expect(promotionSentence(promotion(more), words)).toBe(sentence)
  })
})

describe('why somebody may not', () => {
  it.each([...REFUSALS, 'no_permission', 'own_decision', 'no_review_due', 'something_new'])(
    'is said in words: %s',
    (code) => {
      expect(whyNotWords(code, words, '1 × Manager')).toMatch(/^[A-Z].+\.$/)
      expect(whyNotWords(code, words, '1 × Manager')).not.toContain('_')
    },
  )
  it('names parts of the evidence that moved, once each', () => {
    expect(movedWords(['champion', 'labelled', 'rules', 'asOf', 'window'], words)).toBe(
      'what serves there, the labels, the tests of its rules, other facts',
    )
    expect(shortHash('4f1cdeadbeefa92e')).toBe('4f1c…a92e')
  })
})

describe('a policy in words', () => {
  const place = { environment: 'production', tier: 'high' }
  it('is one sentence', () => {
    const rules = policyInput.parse({
      gates: [
        { gate: 'reference_exists', onFail: 'warn', onMissing: 'warn' },
        { gate: 'drift', share: 0.5 },
      ],
      approvals: [{ role: 'any', count: 1 }],
      fourEyes: 'required',
      expiresHours: 168,
    })
    expect(policySentence(rules, place, words)).toBe(
      'In production at high risk 2 gates are checked, 1 may block; signed by 1 person other than author and requester, within 7 days.',
    )
    expect(policySentence({ ...rules, gates: [], fourEyes: 'recorded', expiresHours: 36 }, place, words)).toBe(
      'In production at high risk no gate is checked, 0 may block; 1 person signs within 36 hours, and the record says when it was the author or the requester.',
    )
  })
  it.each([
    [{ gate: 'drift', share: 0.25 }, 'at most 25\u00a0% of the features left the training data'],
    [
      { gate: 'sme_sign_off', roles: ['sme', 'manager'] },
      'it does what the business needs, signed by: Subject matter expert or Manager',
    ],
    [
      { gate: 'fairness', gaps: { equal_opportunity: 0.2 }, segments: ['sex'] },
      'gap between groups at most 20.0\u00a0pt in recall; by sex',
    ],
  ])('%j', (given, text) => {
    const rest = { approvals: [{ role: 'any', count: 1 }], fourEyes: 'required', expiresHours: 1 }
    const [setting] = policyInput.parse({ gates: [given], ...rest }).gates
    expect(setting && gateAsks(setting, words)).toBe(text)
  })
  it.each<[Objection, string]>([
    [{ kind: 'approvals', missing: 2 }, '2 signatures are missing'],
    [{ kind: 'expired', hours: 200.4 }, 'decided only after 200 hours'],
  ])('says what it would have stopped: %j', (objection, text) => {
    expect(objectionWords(objection, words)).toBe(text)
  })

  const worse = { metric: 'recall', lowerIsBetter: false, n: 900, candidate: 0.5, champion: 0.6 } as const
  const measured = { measured: true } as const
  it.each<[Record<string, unknown>, Parameters<typeof evidenceWith>[0], string]>([
    [{ gate: 'minimum_labelled', n: 200 }, { labelled: 30 }, 'Labelled predictions: 30, asked for: at least 200'],
    [
      { gate: 'drift', share: 0.5 },
      { drift: { ...measured, features: 4, drifted: 3, insufficient: 0, worst: null } },
      'Drift: 75.0\u00a0%, asked for: at most 50.0\u00a0%',
    ],
    [{ gate: 'drift', share: 0.5 }, {}, 'Drift: cannot be judged'],
    [
      { gate: 'data_quality', features: 0 },
      { quality: { ...measured, features: 4, worse: 3, worst: 'x' } },
      'Data quality: 3, asked for: at most 0',
    ],
    [
      { gate: 'not_worse_than_champion', margin: 0.01 },
      { champion, comparison: { ...measured, ...worse, difference: { value: -0.1, low: -0.2, high: 0 } } },
      'Not worse than what serves: −10.0\u00a0pt, asked for: worse by at most 1.0\u00a0pt',
    ],
    [{ gate: 'sme_sign_off' }, {}, 'Expert sign-off: nobody vouches for it yet'],
    [
      { gate: 'sme_sign_off' },
      { attestations: [{ id: 'a', kind: 'sme_sign_off', personId: 'ada', name: 'Ada', roles: [], at: 'x' }] },
      'Expert sign-off: only the author or the requester vouches for it',
    ],
  ])('says what a gate would have stopped: %j %j', (given, evidence, text) => {
    const rest = { approvals: [{ role: 'any', count: 1 }], fourEyes: 'recorded', expiresHours: 1 }
    const past = {
      id: 'pro_1',
      evidence: evidenceWith(evidence),
      requesters: ['rosa'],
      approvals: [{ personId: 'max', roles: ['manager'] }],
      requestedAt: 0,
      decidedAt: 0,
    } as const
    const [found] = simulatePolicy([past], policyInput.parse({ gates: [given], ...rest }))
    expect(found?.objections.map((one) => objectionWords(one, words))).toEqual([text])
  })
})
