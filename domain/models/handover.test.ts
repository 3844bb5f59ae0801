import { describe, expect, it } from 'vitest'
import { type HandoverFacts, type HandoverVersion, handoverItems } from './handover'

const NEWEST = Date.UTC(2026, 0, 31)
const DAY = 86_400_000

const version: HandoverVersion = {
  rules: false,
  reason: 'Fewer false alarms.',
  referenceRows: 900,
  lineage: { commit: '7c1f', data: 'flights 3', python: '3.12' },
  vouchers: ['Rita'],
  artifacts: { count: 2, absent: [] },
  tests: null,
  newestPrediction: NEWEST,
  attention: [],
}
const facts: HandoverFacts = {
  labelPolicy: { policy: 'explicit' },
  newestLabel: NEWEST - DAY,
  policy: { riskTier: 'high', version: 2 },
  mismatchedInstances: 0,
  pendingPromotions: 0,
  version,
}
const open = (given: HandoverFacts) => handoverItems(given).flatMap(({ id, state }) => (state === 'open' ? [id] : []))
const withVersion = (change: Partial<HandoverVersion>): HandoverFacts => ({
  ...facts,
  version: { ...version, ...change },
})

describe('the handover checklist', () => {
  it('has nothing open where every fact is there', () => {
    expect(open(facts)).toEqual([])
    expect(handoverItems(facts)).toHaveLength(10)
  })
  it.each<[string, HandoverFacts, string[]]>([
    ['no reason', withVersion({ reason: null }), ['reason']],
    ['nobody vouches', withVersion({ vouchers: [] }), ['card']],
    ['no reference', withVersion({ referenceRows: null }), ['reference']],
    ['no lineage', withVersion({ lineage: null }), ['origin', 'environment']],
    ['code without data', withVersion({ lineage: { commit: '7c1f', image: 'x' } }), ['origin']],
    ['no file', withVersion({ artifacts: { count: 0, absent: [] } }), ['artifacts']],
    ['a file that is gone', withVersion({ artifacts: { count: 2, absent: ['a'] } }), ['artifacts']],
    ['rules without tests', withVersion({ rules: true }), ['rule_tests']],
    ['rules with no test case', withVersion({ rules: true, tests: { tests: 0, failed: [] } }), ['rule_tests']],
    ['rules with a failing test', withVersion({ rules: true, tests: { tests: 2, failed: ['b'] } }), ['rule_tests']],
    [
      'rules that hold, and no file',
      withVersion({ rules: true, tests: { tests: 2, failed: [] }, artifacts: { count: 0, absent: [] } }),
      [],
    ],
    ['no label', { ...facts, newestLabel: null }, ['labels']],
    ['labels that stopped', { ...facts, newestLabel: NEWEST - 28 * DAY }, ['labels']],
    ['labels a day before that', { ...facts, newestLabel: NEWEST - 28 * DAY + 1 }, []],
    [
      'silence that is a label',
      { ...facts, newestLabel: null, labelPolicy: { policy: 'absence', afterHours: 24, value: '0' } },
      [],
    ],
    ['nobody wrote a policy', { ...facts, policy: { riskTier: 'low', version: null } }, ['policy']],
    ['a figure that calls', withVersion({ attention: ['drift'] }), ['alarms']],
    ['a copy that runs something else', { ...facts, mismatchedInstances: 1 }, ['alarms']],
    ['a request that waits', { ...facts, pendingPromotions: 2 }, ['pending']],
    ['no version', { ...facts, version: null }, []],
  ])('%s', (_, given, expected) => expect(open(given)).toEqual(expected))
  it('says the figure of each', () => {
    const items = handoverItems({ ...withVersion({ attention: ['drift', 'quality'] }), mismatchedInstances: 1 })
    expect(items.find(({ id }) => id === 'alarms')).toEqual({
      id: 'alarms',
      state: 'open',
      count: 3,
      detail: 'drift,quality',
    })
    expect(items.find(({ id }) => id === 'labels')).toMatchObject({ count: 1, detail: '2026-01-30T00:00:00.000Z' })
  })
})
