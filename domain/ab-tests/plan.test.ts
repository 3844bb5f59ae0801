import { describe, expect, test } from 'vitest'
import { checkExposure, checkOutcome } from './check-rows'
import { createAbTestInput, stopAbTestInput } from './input'
import { rampProblem, transition } from './life-cycle'
import { hiddenByDecision, metricKind } from './metric'
import { checkPlan, deviations, frozenJson, planHash } from './plan'

const raw = {
  slug: 't',
  model: 'm',
  environment: 'production',
  entityKey: 'route',
  arms: [
    { arm: 'control', version: '1', share: 0.5 },
    { arm: 'challenger', version: '2', share: 0.5 },
  ],
  primary: { metric: 'precision', direction: 'up', mde: 0.01 },
  guardrails: [{ metric: 'latency', direction: 'down', margin: 5 }],
  alpha: 0.05,
  power: 0.8,
  engine: 'group_sequential',
}
const plan = createAbTestInput.parse(raw)
const context = {
  versions: new Map([
    ['1', { approved: true }],
    ['2', { approved: true }],
    ['3', { approved: false }],
  ]),
  metricsWithData: new Set(['precision', 'latency']),
}
const [control, challenger] = plan.arms
if (!control || !challenger) throw new Error('no arms')

describe('a plan is refused by name', () => {
  test('a sound one is not', () => expect(checkPlan(plan, context)).toEqual([]))
  test.each([
    ['shares_sum', '/arms', { arms: [control, { ...challenger, share: 0.4 }] }],
    ['unknown_version', '/arms/1/version', { arms: [control, { ...challenger, version: '9' }] }],
    ['version_not_approved', '/arms/1/version', { arms: [control, { ...challenger, version: '3' }] }],
    ['duplicate_arm', '/arms/1/arm', { arms: [control, { ...challenger, arm: 'control' }] }],
    ['metric_without_data', '/primary/metric', { primary: { ...plan.primary, metric: 'f1' } }],
    ['unknown_metric', '/primary/metric', { primary: { ...plan.primary, metric: 'joy' } }],
    ['metric_not_comparable', '/primary/metric', { primary: { ...plan.primary, metric: 'ece' } }],
    ['power_too_low', '/power', { power: 0.4 }],
    ['duplicate_metric', '/guardrails/0/metric', { primary: { ...plan.primary, metric: 'latency' } }],
    ['slot_without_layer', '/slot', { slot: { from: 0, to: 0.5 } }],
    ['reserved_salt', '/salt', { salt: 'layer' }],
  ])('%s at %s', (code, pointer, changes) => {
    expect(checkPlan({ ...plan, ...changes }, context)).toEqual([expect.objectContaining({ code, pointer })])
  })
  test('power that the traffic cannot reach', () => {
    expect(checkPlan(plan, { ...context, expectedPower: 0.3 }).map(({ code }) => code)).toEqual(['power_too_low'])
  })
  test('without a primary metric, a reason, or with a bar in the salt: not a plan at all', () => {
    const { primary: _, ...rest } = raw
    expect(createAbTestInput.safeParse(rest).success).toBe(false)
    expect(createAbTestInput.safeParse({ ...raw, salt: 'a|b' }).success).toBe(false)
    expect(createAbTestInput.safeParse({ ...raw, surprise: 1 }).success).toBe(false)
    expect(stopAbTestInput.safeParse({ id: 'abt_1' }).success).toBe(false)
    expect(stopAbTestInput.safeParse({ id: 'abt_1', reason: ' ' }).success).toBe(false)
  })
})

describe('the frozen plan', () => {
  const frozen = { plan, digests: { control: 'sha256:a', challenger: 'sha256:b' }, plannedN: 4631 }
  test('has one name whatever the order of its keys, and another for any change', () => {
    const turned = JSON.parse(JSON.stringify(frozen, Object.keys(frozen).reverse()))
    expect(Object.keys(turned)).toEqual(['plannedN', 'digests', 'plan'])
    expect(frozenJson({ b: 1, a: { d: [1, { f: 2, e: 3 }], c: undefined } })).toBe(
      '{"a":{"d":[1,{"e":3,"f":2}]},"b":1}',
    )
    expect(frozenJson({ b: 0, '10': 1, '2': 2 })).toBe('{"2":2,"10":1,"b":0}')
    expect(planHash({ plannedN: 4631, digests: frozen.digests, plan: { ...plan } })).toBe(planHash(frozen))
    expect(planHash({ ...frozen, plannedN: 4632 })).not.toBe(planHash(frozen))
    expect(planHash(frozen)).toMatch(/^[0-9a-f]{64}$/)
  })
  test('deviations name what was changed', () => {
    expect(deviations(plan, plan)).toEqual([])
    const changed = { ...plan, alpha: 0.1, primary: { ...plan.primary, mde: 0.02 }, minimumDays: 3 }
    expect(deviations(plan, changed)).toEqual(['/alpha', '/minimumDays', '/primary/mde'])
    expect(deviations(plan, { ...plan, secondary: ['f1'] })).toEqual(['/secondary/0'])
  })
})

describe('life cycle', () => {
  test.each([
    ['draft', 'start', 'not_frozen'],
    ['concluded', 'stop', 'wrong_status'],
    ['frozen', 'freeze', 'wrong_status'],
    ['draft', 'expose', 'wrong_status'],
  ] as const)('%s: %s is refused as %s', (status, action, code) => {
    expect(transition(status, action)).toMatchObject({ ok: false, code })
  })
  test('the way through', () => {
    expect(transition('draft', 'freeze')).toEqual({ ok: true, status: 'frozen' })
    expect(transition('frozen', 'start')).toEqual({ ok: true, status: 'running' })
    expect(transition('running', 'mature')).toEqual({ ok: true, status: 'maturing' })
    expect(transition('maturing', 'conclude')).toEqual({ ok: true, status: 'concluded' })
  })
  test('a ramp only rises', () => {
    expect(rampProblem(plan, [{ arm: 'challenger', reach: 0.2 }], [{ arm: 'challenger', reach: 1 }])).toBeNull()
    expect(rampProblem(plan, [{ arm: 'challenger', reach: 0.2 }], [{ arm: 'challenger', reach: 0.1 }])).toMatch(/salt/)
    expect(rampProblem(plan, [], [{ arm: 'x', reach: 0.1 }])).toMatch(/no arm/)
  })
})

describe('rows', () => {
  const now = Date.UTC(2026, 1, 1)
  const arms = { arms: ['control', 'challenger'], now }
  const good = { entity: 'e', arm: 'control', timestamp: '2026-01-31T00:00:00Z' }
  test('an exposure', () => {
    expect(checkExposure({ ...good, fallback: true }, arms)).toEqual({
      ok: true,
      row: { entity: 'e', arm: 'control', at: Date.UTC(2026, 0, 31), digest: null, fallback: true },
    })
  })
  test.each([
    ['unknown_arm', { ...good, arm: 'other' }],
    ['entity_required', { ...good, entity: '' }],
    ['timestamp_ahead', { ...good, timestamp: '2026-03-31T00:00:00Z' }],
    ['unknown_field', { ...good, extra: 1 }],
    ['not_an_object', 7],
  ])('is refused as %s', (code, row) => {
    expect(checkExposure(row, arms)).toMatchObject({ ok: false, problem: { code } })
  })
  test('an outcome of another metric, or without a number', () => {
    const row = { entity: 'e', metric: 'value', value: 1, timestamp: good.timestamp }
    expect(checkOutcome(row, { metrics: ['value'], now })).toMatchObject({ ok: true })
    expect(checkOutcome(row, { metrics: ['f1'], now })).toMatchObject({ problem: { code: 'unknown_metric' } })
    expect(checkOutcome({ ...row, value: '1' }, { metrics: ['value'], now })).toMatchObject({
      problem: { code: 'value_kind' },
    })
  })
})

test('kinds of metric', () => {
  expect(['kpi:a-b', 'value', 'latency', 'f1', 'rmse', 'roc_auc'].map(metricKind)).toEqual([
    'mean',
    'mean',
    'mean',
    'ratio',
    'root_mean',
    'auc',
  ])
  expect(hiddenByDecision('recall')).toBe(true)
  expect(hiddenByDecision('precision')).toBe(false)
})
