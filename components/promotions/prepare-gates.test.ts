import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { evidenceWith } from '@/domain/promotions/evidence-fixture'
import { judgeGates } from '@/domain/promotions/judge-gates'
import { policyInput } from '@/domain/promotions/policy'
import { whoVouched } from '@/domain/promotions/who-vouched'
import { createFormat } from '@/lib/format'
import access from '@/lib/i18n/messages/en/access.json'
import performance from '@/lib/i18n/messages/en/performance.json'
import promotions from '@/lib/i18n/messages/en/promotions.json'
import { countGates, gateRow } from './prepare-gates'
import { needWords, timeLeft } from './prepare-promotion'
import type { PromotionWords } from './words'

const at = { locale: 'en', timeZone: 'UTC' } as const
const words: PromotionWords = {
  t: createTranslator({ ...at, messages: { promotions }, namespace: 'promotions' }),
  p: createTranslator({ ...at, messages: { performance }, namespace: 'performance' }),
  a: createTranslator({ ...at, messages: { access }, namespace: 'access' }),
  format: createFormat({ locale: 'en', zone: 'UTC' }),
}

const comparison = {
  measured: true as const,
  metric: 'recall' as const,
  lowerIsBetter: false,
  n: 6120,
  candidate: 0.519,
  champion: 0.581,
  difference: { value: -0.062, low: -0.08, high: -0.04 },
}
const champion = { deployment: 'dep_1', version: 'v1', digest: 'd' }
const vouch = { id: 'att_1', kind: 'card_complete' as const, personId: 'eve', name: 'Eve', roles: ['sme'], at: 'x' }

/** The one gate, judged as a request does, then told. */
function tell(setting: Record<string, unknown>, more: Parameters<typeof evidenceWith>[0]) {
  const policy = policyInput.parse({
    gates: [setting],
    approvals: [{ role: 'any', count: 1 }],
    fourEyes: 'required',
    expiresHours: 1,
  })
  const evidence = evidenceWith(more)
  const given = { evidence, requesters: ['ann'] }
  const [gate] = judgeGates(policy, given)
  if (!gate) throw new Error('one gate')
  const {
    mark,
    words: said,
    figure,
    range,
    limit,
  } = gateRow(gate, { evidence, vouched: whoVouched(policy, given) }, words)
  return [mark.word, said, figure, range, limit]
}

describe('a gate in words', () => {
  it.each([
    [
      { gate: 'not_worse_than_champion', margin: 0.01 },
      { champion, comparison },
      [
        'Blocks',
        'recall 51.9\u00a0%, against 58.1\u00a0% of v1 on the same 6,120 cases',
        '−6.2\u00a0pt',
        '−8.0\u00a0pt to −4.0\u00a0pt',
        'worse by at most 1.0\u00a0pt',
      ],
    ],
    [
      { gate: 'not_worse_than_champion', margin: 0.01 },
      {},
      ['Holds', 'nothing serves there yet', '', '', 'worse by at most 1.0\u00a0pt'],
    ],
    [
      { gate: 'not_worse_than_champion', margin: 0.1 },
      {
        champion,
        comparison: {
          ...comparison,
          metric: 'mae',
          lowerIsBetter: true,
          candidate: 6,
          champion: 5,
          difference: { value: 1, low: 0.75, high: 1.25 },
        },
      },
      ['Blocks', 'MAE 6, against 5 of v1 on the same 6,120 cases', '+1', '+0.75 to +1.25', 'worse by at most 0.5'],
    ],
    [
      { gate: 'minimum_labelled', n: 200 },
      { labelled: 30 },
      ['Blocks', '30 predictions have a label', '30', '', 'at least 200'],
    ],
    [
      { gate: 'minimum_labelled', n: 200 },
      { labelled: 5000, moreLabelled: true },
      ['Holds', 'at least 5,000 predictions have a label', '5,000', '', 'at least 200'],
    ],
    [
      { gate: 'reference_exists', onFail: 'warn' },
      {},
      ['Warns', 'the version has no training data to compare with', '0', '', 'some rows'],
    ],
    [
      { gate: 'drift', share: 0.5, onMissing: 'warn' },
      {},
      ['Warns', 'the version has no predictions yet', '', '', 'at most 50.0\u00a0%'],
    ],
    [
      { gate: 'drift', share: 0.5 },
      {
        drift: {
          measured: true,
          features: 8,
          drifted: 2,
          insufficient: 0,
          worst: { feature: 'delay', method: 'psi', value: 1, threshold: 0.1 },
        },
      },
      ['Holds', '2 of 8 features left the training data, delay furthest', '25.0\u00a0%', '', 'at most 50.0\u00a0%'],
    ],
    [
      { gate: 'data_quality', features: 0, onFail: 'warn' },
      { quality: { measured: true, features: 8, worse: 1, worst: 'delay' } },
      ['Warns', '1 of 8 features are worse than in training, most at delay', '1', '', 'at most 0'],
    ],
    [
      { gate: 'fairness', gaps: { equal_opportunity: 0.2 } },
      {
        fairness: {
          measured: true,
          gaps: [
            {
              segment: 'disability',
              measure: 'equal_opportunity',
              lowest: { value: 'yes', figure: 0.318, n: 90 },
              highest: { value: 'no', figure: 0.897, n: 900 },
              gap: 0.579,
              low: 0.46,
              high: 0.68,
              atLeast: 0.46,
            },
          ],
        },
      },
      [
        'Blocks',
        'recall by disability: yes 31.8\u00a0%, no 89.7\u00a0%',
        '57.9\u00a0pt',
        '46.0\u00a0pt to 68.0\u00a0pt',
        'at most 20.0\u00a0pt',
      ],
    ],
    [{ gate: 'card_complete' }, { attestations: [vouch] }, ['Holds', 'Eve vouches for it', '', '', 'vouched for']],
    [
      { gate: 'card_complete', roles: ['sme'] },
      {
        attestations: [
          vouch,
          { ...vouch, personId: 'ann', name: 'Ann' },
          { ...vouch, personId: 'ada', name: 'Ada' },
          { ...vouch, personId: 'max', name: 'Max', roles: ['manager'] },
        ],
      },
      ['Holds', 'Eve vouches for it', '', '', 'vouched for'],
    ],
    [
      { gate: 'card_complete' },
      { attestations: [vouch, { ...vouch, personId: 'max', name: 'Max' }] },
      ['Holds', 'Eve, Max vouch for it', '', '', 'vouched for'],
    ],
    [
      { gate: 'card_complete' },
      { attestations: [{ ...vouch, personId: 'ann' }] },
      ['Blocks', 'only the author or the requester vouches for it', '', '', 'vouched for'],
    ],
    [
      { gate: 'pii_cleared' },
      {
        version: {
          id: 'v',
          version: 'v1',
          digest: 'd',
          authorId: 'ada',
          archived: false,
          features: 2,
          unclassified: ['name'],
        },
        attestations: [{ ...vouch, kind: 'pii_cleared' as const }],
      },
      ['Blocks', '1 feature has no sensitivity class', '1', '', 'cleared by a person'],
    ],
  ] as [Record<string, unknown>, Parameters<typeof evidenceWith>[0], string[]][])('%j', (setting, more, told) => {
    expect(tell(setting, more)).toEqual(told)
  })
  it('counts what holds, warns and blocks', () => {
    const gates = (['pass', 'pass', 'warn', 'block'] as const).map((verdict) => ({ verdict }))
    expect(countGates(gates)).toEqual({ all: 4, hold: 2, warn: 1, block: 1 })
  })
})

describe('a request in words', () => {
  it.each([
    [-1, null],
    [0.5, 'less than an hour left'],
    [47, '47 hours left'],
    [168, '7 days left'],
  ])('%s hours before it expires', (hours, left) => {
    const now = Date.parse('2026-01-01T00:00:00Z')
    const expiresAt = new Date(now + hours * 3_600_000).toISOString()
    expect(timeLeft({ status: 'pending', expiresAt }, now, words)).toBe(left)
    expect(timeLeft({ status: 'approved', expiresAt }, now, words)).toBeNull()
  })
  it('names who signs', () => {
    expect(
      needWords(
        [
          { role: 'risk_officer', count: 1 },
          { role: 'any', count: 2 },
        ],
        words,
      ),
    ).toBe('1 × Risk officer, 2 people who may decide')
  })
})
